const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

// What the placeholders of states/*.asl.json are in the CloudFormation template of serverless.yml.
const CLOUDFORMATION = {
  SupabaseUrl: 'SupabaseUrl',
  SupabaseConnectionArn: 'SupabaseConnection.Arn',
  BucketName: 'MediaBucket',
  MonthlyCapUsd: 'MonthlyCapUsd',
};

/** Functions and machines are named by rule; a name that is none's fails with the template. */
const inCloudFormation = (placeholder) => {
  const [, name, kind] = /^(\w+)(Function|StateMachine)Arn$/.exec(placeholder) ?? [];
  if (kind === 'Function') return `${name}LambdaFunction.Arn`;
  if (kind === 'StateMachine') return `${name}StateMachine`;
  if (CLOUDFORMATION[placeholder] === undefined) {
    throw new Error(`states/load.cjs does not know what \${${placeholder}} is in CloudFormation.`);
  }
  return CLOUDFORMATION[placeholder];
};

/**
 * A definition for serverless.yml. serverless-step-functions turns `#{X}` into `${X}` inside one
 * Fn::Sub, which is the only way past it to a readable DefinitionString; a literal `${!` stays.
 */
const forCloudFormation = (file) => () =>
  JSON.parse(
    readFileSync(join(__dirname, file), 'utf8').replace(
      /\$\{([^!}][^}]*)\}/g,
      (_, placeholder) => `#{${inCloudFormation(placeholder)}}`,
    ),
  );

const ENDING = '.asl.json';
module.exports = Object.fromEntries(
  readdirSync(__dirname)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => [file.slice(0, -ENDING.length), forCloudFormation(file)]),
);

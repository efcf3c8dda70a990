const { readFileSync } = require('node:fs');
const { join } = require('node:path');

// What each placeholder of states/*.asl.json is in the CloudFormation template of serverless.yml.
const CLOUDFORMATION = {
  CollectContentFunctionArn: 'CollectContentLambdaFunction.Arn',
  WriteScriptFunctionArn: 'WriteScriptLambdaFunction.Arn',
  GenerateAudioFunctionArn: 'GenerateAudioLambdaFunction.Arn',
  PublishFeedFunctionArn: 'PublishFeedLambdaFunction.Arn',
  SupabaseUrl: 'SupabaseUrl',
  SupabaseConnectionArn: 'SupabaseConnection.Arn',
  BucketName: 'MediaBucket',
};

/**
 * Puts `replace(name)` for each placeholder `${name}` of a definition's JSON text, and a literal
 * `${` for each `${!`.
 */
const fill = (text, replace) =>
  text.replace(/\$\{(!?)([^}]*)\}/g, (_, literal, name) =>
    literal ? `\${${name}}` : replace(name),
  );

const read = (machine) => readFileSync(join(__dirname, `${machine}.asl.json`), 'utf8');

/** A state machine's definition with a value for each of its placeholders; throws on one it has no value for. */
const loadDefinition = (machine, values) =>
  JSON.parse(
    fill(read(machine), (name) => {
      if (values[name] === undefined) {
        throw new Error(`states/${machine}.asl.json needs a value for \${${name}}.`);
      }
      return JSON.stringify(values[name]).slice(1, -1);
    }),
  );

/**
 * For serverless.yml. serverless-step-functions turns `#{X}` into `${X}` inside one Fn::Sub, which
 * is the only way past it to a readable DefinitionString; a literal `${!` stays as it is.
 */
const forCloudFormation = (machine) => () =>
  JSON.parse(
    read(machine).replace(/\$\{([^!}][^}]*)\}/g, (_, name) => {
      if (CLOUDFORMATION[name] === undefined) {
        throw new Error(`states/load.cjs does not know what \${${name}} is in CloudFormation.`);
      }
      return `#{${CLOUDFORMATION[name]}}`;
    }),
  );

module.exports = { loadDefinition, episode: forCloudFormation('episode') };

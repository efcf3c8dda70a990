const { readFileSync } = require('node:fs');
const { join } = require('node:path');

// What each placeholder of states/*.asl.json is in the CloudFormation template of serverless.yml.
const CLOUDFORMATION = {
  CollectContentFunctionArn: 'CollectContentLambdaFunction.Arn',
  WriteScriptFunctionArn: 'WriteScriptLambdaFunction.Arn',
  GenerateAudioFunctionArn: 'GenerateAudioLambdaFunction.Arn',
  PublishFeedFunctionArn: 'PublishFeedLambdaFunction.Arn',
  DeliverWebhookFunctionArn: 'DeliverWebhookLambdaFunction.Arn',
  ApiFunctionArn: 'ApiLambdaFunction.Arn',
  SupabaseUrl: 'SupabaseUrl',
  SupabaseConnectionArn: 'SupabaseConnection.Arn',
  BucketName: 'MediaBucket',
  EpisodeStateMachineArn: 'EpisodeStateMachine',
  NotifyStateMachineArn: 'NotifyStateMachine',
  DeliverStateMachineArn: 'DeliverStateMachine',
};

/**
 * A definition for serverless.yml. serverless-step-functions turns `#{X}` into `${X}` inside one
 * Fn::Sub, which is the only way past it to a readable DefinitionString; a literal `${!` stays.
 */
const forCloudFormation = (machine) => () =>
  JSON.parse(
    readFileSync(join(__dirname, `${machine}.asl.json`), 'utf8').replace(
      /\$\{([^!}][^}]*)\}/g,
      (_, name) => {
        if (CLOUDFORMATION[name] === undefined) {
          throw new Error(`states/load.cjs does not know what \${${name}} is in CloudFormation.`);
        }
        return `#{${CLOUDFORMATION[name]}}`;
      },
    ),
  );

module.exports = {
  episode: forCloudFormation('episode'),
  schedule: forCloudFormation('schedule'),
  reconcile: forCloudFormation('reconcile'),
  notify: forCloudFormation('notify'),
  deliver: forCloudFormation('deliver'),
  intake: forCloudFormation('intake'),
};

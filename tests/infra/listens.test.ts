import { expect, test } from 'vitest';
import { COUNTED_DAYS } from '../../src/listens/count-listens.ts';
import { inOneLine, readTemplate, resource } from './support/template.ts';

const template = readTemplate();
const QUEUE = { 'Fn::GetAtt': ['UndeliveredEvents', 'Arn'] };
const FUNCTION = { Ref: 'CountListensLambdaFunction' };

test('what listeners fetch is logged, without cookies, into a bucket that CloudFront may write', () => {
  const { Logging } = resource(template, 'MediaDistribution').Properties['DistributionConfig'];
  expect(Logging.IncludeCookies).toBe(false);
  expect(inOneLine(Logging.Bucket)).toBe('AccessLogBucket.DomainName');
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html
  expect(resource(template, 'AccessLogBucket').Properties['OwnershipControls'].Rules).toEqual([
    { ObjectOwnership: 'BucketOwnerPreferred' },
  ]);
});

test('its bucket outlives the stack: logs still come when the distribution is gone', () => {
  expect(resource(template, 'AccessLogBucket').DeletionPolicy).toBe('RetainExceptOnCreate');
});

test('logs are gone after a week, and not before their day was counted for the last time', () => {
  const { Rules } = resource(template, 'AccessLogBucket').Properties['LifecycleConfiguration'];
  const [{ ExpirationInDays, Prefix }] = Rules;
  expect({ ExpirationInDays, Prefix }).toEqual({ ExpirationInDays: 7, Prefix: '' });
  expect(ExpirationInDays).toBeGreaterThan(COUNTED_DAYS);
});

test('the function is called by the clock, and by nobody else', () => {
  const { ScheduleExpression, State, Targets } = resource(template, 'CountListensRule').Properties;
  expect([ScheduleExpression, State]).toEqual(['rate(1 hour)', 'ENABLED']);
  expect(Targets).toMatchObject([
    {
      Arn: { 'Fn::GetAtt': ['CountListensLambdaFunction', 'Arn'] },
      DeadLetterConfig: { Arn: QUEUE },
    },
  ]);
  expect(resource(template, 'CountListensPermission').Properties).toEqual({
    ...{ Action: 'lambda:InvokeFunction', FunctionName: FUNCTION },
    ...{ Principal: 'events.amazonaws.com' },
    SourceArn: { 'Fn::GetAtt': ['CountListensRule', 'Arn'] },
  });
});

test('what it could not do is left where undelivered events are, which wakes somebody', () => {
  expect(resource(template, 'CountListensInvocations').Properties).toMatchObject({
    ...{ FunctionName: FUNCTION, Qualifier: '$LATEST' },
    DestinationConfig: { OnFailure: { Destination: QUEUE } },
  });
});

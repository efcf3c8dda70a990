import { expect, test } from 'vitest';
import { CLIP_DAYS } from '../../src/clips/clip-expiry.ts';
import { readTemplate, resource, resourcesOf, type Untyped } from './support/template.ts';

const template = readTemplate();
const buckets = resourcesOf(template, 'AWS::S3::Bucket');
const media = resource(template, 'MediaBucket');

test.each(buckets)('%s is private', (_, { Properties }) => {
  expect(Properties['PublicAccessBlockConfiguration']).toEqual({
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });
});

test.each(buckets)('%s is spoken to over TLS alone', (id) => {
  const policies = resourcesOf(template, 'AWS::S3::BucketPolicy');
  const [, policy] = policies.find(([, { Properties }]) => Properties['Bucket'].Ref === id)!;
  expect(policy.Properties['PolicyDocument'].Statement).toContainEqual(
    expect.objectContaining({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Condition: { Bool: { 'aws:SecureTransport': expect.anything() } },
    }),
  );
});

test('the media bucket keeps versions, and stays when the stack goes', () => {
  expect(media.Properties['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
  expect(media.DeletionPolicy).toBe('RetainExceptOnCreate');
});

test('nothing is left behind by a first deployment that failed', () => {
  const kept = Object.entries(template.Resources).filter(
    ([, { DeletionPolicy }]) => DeletionPolicy === 'Retain',
  );
  expect(kept.map(([id]) => id)).toEqual([]);
});

test('segments, answers, clips, kept executions and old versions expire; what is published does not', () => {
  const { Rules } = media.Properties['LifecycleConfiguration'];
  const expiring = Rules.filter((rule: Untyped) => rule.ExpirationInDays !== undefined);
  expect(expiring).toEqual([
    { Id: 'segments', Status: 'Enabled', Prefix: 'segments/', ExpirationInDays: 90 },
    { Id: 'answers', Status: 'Enabled', Prefix: 'answers/', ExpirationInDays: 30 },
    { Id: 'clips', Status: 'Enabled', Prefix: 'clips/', ExpirationInDays: CLIP_DAYS },
    { Id: 'executions', Status: 'Enabled', Prefix: 'executions/', ExpirationInDays: 730 },
  ]);
  const forgetting = Rules.filter((rule: Untyped) => rule.NoncurrentVersionExpiration);
  expect(
    forgetting.map((rule: Untyped) => rule.NoncurrentVersionExpiration.NoncurrentDays),
  ).toEqual([30, 30, 30, 30, 30, 30]);
  // Of a hidden episode only old versions are left, and it may be shown again after years.
  expect(forgetting.map((rule: Untyped) => rule.Prefix)).toEqual([
    'feeds/',
    'segments/',
    'answers/',
    'clips/',
    'executions/',
    'exports/',
  ]);
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  inOneLine,
  readTemplate,
  resource,
  resourcesOf,
  type Untyped,
} from './support/template.ts';

const template = readTemplate();
const configOf = (id: string): Untyped => resource(template, id).Properties['DistributionConfig'];
const readers = (bucket: string): Untyped[] =>
  resource(template, `${bucket}Policy`).Properties['PolicyDocument'].Statement.filter(
    ({ Effect }: Untyped) => Effect === 'Allow',
  );

describe.each([
  ['MediaDistribution', 'MediaBucket'],
  ['ConsoleDistribution', 'ConsoleBucket'],
])('%s', (id, bucket) => {
  test('alone reads its bucket, and reads nothing but objects', () => {
    const [statement, ...others] = readers(bucket);
    expect(others).toEqual([]);
    expect(statement).toMatchObject({
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: 's3:GetObject',
    });
    expect(inOneLine(statement.Condition.StringEquals['aws:SourceArn'])).toBe(
      `arn:\${AWS::Partition}:cloudfront::\${AWS::AccountId}:distribution/\${${id}}`,
    );
    expect(Object.keys(statement.Condition)).toEqual(['StringEquals']);
  });

  test('signs what it asks the bucket for', () => {
    const [origin, ...others] = configOf(id).Origins;
    expect(others).toEqual([]);
    expect(inOneLine(origin.DomainName)).toBe(`${bucket}.RegionalDomainName`);
    expect(inOneLine(origin.OriginAccessControlId)).toBe('BucketAccess.Id');
    expect(
      resource(template, 'BucketAccess').Properties['OriginAccessControlConfig'],
    ).toMatchObject({ SigningBehavior: 'always', SigningProtocol: 'sigv4' });
  });

  test('speaks TLS alone, reads alone, and keeps one copy for all viewers', () => {
    const { DefaultCacheBehavior, CacheBehaviors = [], ViewerCertificate } = configOf(id);
    for (const behavior of [DefaultCacheBehavior, ...CacheBehaviors]) {
      expect(behavior.ViewerProtocolPolicy).toMatch(/^(https-only|redirect-to-https)$/);
      expect(behavior.AllowedMethods).not.toContain('POST');
      const policy = resource(template, behavior.CachePolicyId.Ref).Properties['CachePolicyConfig'];
      expect(policy.ParametersInCacheKeyAndForwardedToOrigin).toMatchObject({
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
      });
    }
    const [, custom] = ViewerCertificate['Fn::If'];
    expect(custom.MinimumProtocolVersion).toBe('TLSv1.2_2021');
  });
});

test('listeners may read what the local CDN serves, and nothing else of the bucket', () => {
  const source = readFileSync(new URL('../../local/cdn/index.ts', import.meta.url), 'utf8');
  const [, list = ''] = /PUBLIC_PATHS = \[([^\]]*)\]/.exec(source) ?? [];
  const served = [...list.matchAll(/'([^']+)'/g)].map(([, path]) => path);
  const [statement] = readers('MediaBucket');
  expect(statement.Resource.map(inOneLine).sort()).toEqual(
    served.map((path) => `\${MediaBucket.Arn}/${path}`).sort(),
  );
});

test('what is hidden is gone from the edge within five minutes, pages and feeds within one; audio in ranges', () => {
  const { DefaultCacheBehavior, CacheBehaviors } = configOf('MediaDistribution');
  const ttl = ({ CachePolicyId }: Untyped) =>
    resource(template, CachePolicyId.Ref).Properties['CachePolicyConfig'].MaxTTL;
  // What CloudFront has compressed it doesn't serve in ranges.
  expect(DefaultCacheBehavior.Compress).toBe(false);
  expect(ttl(DefaultCacheBehavior)).toBe(300);
  expect(CacheBehaviors.map(({ PathPattern }: Untyped) => PathPattern)).toEqual(['feeds/*']);
  expect(ttl(CacheBehaviors[0])).toBeLessThanOrEqual(60);
});

test('players on any site read audio, transcripts and chapters, in ranges too', () => {
  const { CorsConfig } = resource(template, 'MediaHeaders').Properties[
    'ResponseHeadersPolicyConfig'
  ];
  expect(CorsConfig.AccessControlAllowOrigins.Items).toEqual(['*']);
  expect(CorsConfig.AccessControlAllowCredentials).toBe(false);
  expect(CorsConfig.AccessControlAllowHeaders.Items).toContain('Range');
  expect(CorsConfig.AccessControlExposeHeaders.Items).toContain('Content-Range');
});

test('a preflight reaches the bucket, which allows it', () => {
  const { DefaultCacheBehavior, CacheBehaviors } = configOf('MediaDistribution');
  for (const behavior of [DefaultCacheBehavior, ...CacheBehaviors]) {
    expect(behavior.AllowedMethods).toContain('OPTIONS');
    // AWS's own Managed-CORS-S3Origin.
    expect(behavior.OriginRequestPolicyId).toBe('88a5eaf4-2fd4-4709-b370-b4c650ea3fcf');
  }
  expect(resource(template, 'MediaBucket').Properties['CorsConfiguration'].CorsRules).toEqual([
    expect.objectContaining({
      AllowedOrigins: ['*'],
      AllowedMethods: ['GET', 'HEAD'],
      AllowedHeaders: ['*'],
    }),
  ]);
});

test('the console may load and ask what the embedded stack lets it, and the API', () => {
  const source = readFileSync(new URL('../../local/stack/console.ts', import.meta.url), 'utf8');
  const directives = [...source.matchAll(/["`]([a-z]+-[a-z]+) [^"`]*["`]/g)].map(
    ([, name]) => name,
  );
  const { SecurityHeadersConfig } = resource(template, 'ConsoleHeaders').Properties[
    'ResponseHeadersPolicyConfig'
  ];
  const [policy] = SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy['Fn::Sub'];
  expect(policy.split(/;\s*/).map((part: string) => part.split(' ')[0])).toEqual(directives);
  expect(policy).toContain("connect-src 'self' ${SupabaseUrl} https://*.execute-api.");
});

test('addresses are the distributions’ own unless the stage has a name for them', () => {
  const { Variables } = resource(template, 'PublishFeedLambdaFunction').Properties['Environment'];
  expect(Variables.MEDIA_BASE_URL['Fn::If']).toEqual([
    'HasMediaBaseUrl',
    { Ref: 'MediaBaseUrl' },
    { 'Fn::Sub': 'https://${MediaDistribution.DomainName}' },
  ]);
  expect(resourcesOf(template, 'AWS::CloudFront::Distribution')).toHaveLength(2);
});

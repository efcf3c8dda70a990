import { describe, expect, test } from 'vitest';
import { parseDefinition, UnsupportedDefinition } from '../../../local/gateway/definition.ts';
import { functionNameIn } from '../../../local/gateway/invoke-function.ts';
import { arnsOf } from '../../../local/stack/arns.ts';
import { apiDefinition } from '../../../src/api/gateway/definition.ts';

const { gatewayTargets } = arnsOf('us-east-1', '000000000000');
const definition = () => JSON.parse(JSON.stringify(apiDefinition(gatewayTargets)));
const post = (d: ReturnType<typeof definition>) => d.paths['/api/v1/episodes'].post;

test('reads the definition that is deployed', () => {
  expect(Object.keys(parseDefinition(definition()).paths)).toContain('/api/v1/episodes');
});

describe('refuses by name what it would not serve as API Gateway does', () => {
  const refusal = (change: (d: ReturnType<typeof definition>) => void): string => {
    const changed = definition();
    change(changed);
    try {
      parseDefinition(changed);
    } catch (error) {
      expect(error).toBeInstanceOf(UnsupportedDefinition);
      return String(error);
    }
    return 'nothing was refused';
  };

  test('an HTTP integration', () => {
    const text = refusal((d) => {
      post(d)['x-amazon-apigateway-integration'].type = 'http_proxy';
    });
    expect(text).toContain('x-amazon-apigateway-integration');
  });

  test('an authorizer that caches', () => {
    const text = refusal((d) => {
      d.components.securitySchemes.caller[
        'x-amazon-apigateway-authorizer'
      ].authorizerResultTtlInSeconds = 300;
    });
    expect(text).toContain('authorizerResultTtlInSeconds');
  });

  test('a token authorizer', () => {
    const text = refusal((d) => {
      d.components.securitySchemes.caller['x-amazon-apigateway-authorizer'].type = 'token';
    });
    expect(text).toContain('x-amazon-apigateway-authorizer');
  });

  test('a validator of parameters', () => {
    const text = refusal((d) => {
      d['x-amazon-apigateway-request-validators'].body.validateRequestParameters = true;
    });
    expect(text).toContain('validateRequestParameters');
  });

  test('an intrinsic function that nobody has resolved', () => {
    const text = refusal((d) => {
      post(d)['x-amazon-apigateway-integration'].uri = { 'Fn::Sub': '…' };
    });
    expect(text).toContain('uri');
  });
});

test('finds the function in an integration URI, by name or ARN', () => {
  const uri = 'arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/';
  expect(functionNameIn(`${uri}api/invocations`)).toBe('api');
  expect(
    functionNameIn(`${uri}arn:aws:lambda:eu-central-1:000000000000:function:api/invocations`),
  ).toBe('api');
  expect(() => functionNameIn(String(gatewayTargets.startExecution))).toThrow('no integration URI');
});

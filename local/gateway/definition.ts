import { z } from 'zod';

const TemplatesSchema = z.record(z.string(), z.string());
const ParametersSchema = z.record(z.string(), z.string());

const LambdaProxySchema = z.object({
  type: z.literal('aws_proxy'),
  uri: z.string(),
  timeoutInMillis: z.number().default(29_000),
});
const AwsServiceSchema = z.object({
  type: z.literal('aws'),
  uri: z.string(),
  passthroughBehavior: z.literal('never'),
  requestTemplates: TemplatesSchema,
  timeoutInMillis: z.number().default(29_000),
  responses: z.record(
    z.string(),
    z.object({
      statusCode: z.string(),
      responseParameters: ParametersSchema.default({}),
      responseTemplates: TemplatesSchema.default({}),
    }),
  ),
});

const MockSchema = z.object({
  type: z.literal('mock'),
  passthroughBehavior: z.literal('never'),
  requestTemplates: TemplatesSchema,
  responses: z.strictObject({
    default: z.object({
      statusCode: z.string(),
      responseParameters: ParametersSchema.default({}),
      responseTemplates: TemplatesSchema.default({}),
    }),
  }),
});

const OperationSchema = z.object({
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: z.object({ $ref: z.string() }) })) })
    .optional(),
  'x-amazon-apigateway-request-validator': z.string().optional(),
  'x-amazon-apigateway-integration': z.discriminatedUnion('type', [
    LambdaProxySchema,
    AwsServiceSchema,
    MockSchema,
  ]),
});

const AuthorizerSchema = z.object({
  'x-amazon-apigateway-authtype': z.literal('custom'),
  'x-amazon-apigateway-authorizer': z.strictObject({
    type: z.literal('request'),
    authorizerUri: z.string(),
    authorizerResultTtlInSeconds: z.literal(0),
  }),
});

const DefinitionSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), OperationSchema)),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()).default({}),
    securitySchemes: z.record(z.string(), AuthorizerSchema).default({}),
  }),
  'x-amazon-apigateway-request-validators': z
    .record(
      z.string(),
      z.strictObject({
        validateRequestBody: z.boolean(),
        validateRequestParameters: z.literal(false),
      }),
    )
    .default({}),
  'x-amazon-apigateway-gateway-responses': z
    .record(
      z.string(),
      z.strictObject({
        statusCode: z.string().optional(),
        responseParameters: ParametersSchema.default({}),
        responseTemplates: TemplatesSchema.default({}),
      }),
    )
    .default({}),
});

export type Definition = z.infer<typeof DefinitionSchema>;
export type Operation = z.infer<typeof OperationSchema>;
export type AwsServiceIntegration = z.infer<typeof AwsServiceSchema>;
export type MockIntegration = z.infer<typeof MockSchema>;

/** Thrown when a definition uses a part of API Gateway that isn't built here; the message names it. */
export class UnsupportedDefinition extends Error {
  override readonly name = 'UnsupportedDefinition';
}

/**
 * Reads an OpenAPI 3 definition with API Gateway's extensions.
 * @throws UnsupportedDefinition naming every part that this gateway can't serve.
 */
export const parseDefinition = (definition: unknown): Definition => {
  const parsed = DefinitionSchema.safeParse(definition);
  if (parsed.success) return parsed.data;
  throw new UnsupportedDefinition(
    `The gateway can't serve this API definition:\n${z.prettifyError(parsed.error)}`,
  );
};

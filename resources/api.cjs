const { createHash } = require('node:crypto');
const { apiDefinition } = require('../src/api/gateway/definition.ts');
const { OPERATIONS } = require('../src/api/operations/index.ts');

const sub = (template) => ({ 'Fn::Sub': template });

const APIGATEWAY = `arn:\${AWS::Partition}:apigateway:\${AWS::Region}`;
const functionUri = (id) =>
  sub(`${APIGATEWAY}:lambda:path/2015-03-31/functions/\${${id}.Arn}/invocations`);

const targetsOf = (consoleOrigin) => ({
  apiFunction: functionUri('ApiLambdaFunction'),
  clipsFunction: functionUri('ClipsLambdaFunction'),
  authorizer: functionUri('AuthorizeRequestLambdaFunction'),
  startExecution: sub(`${APIGATEWAY}:states:action/StartExecution`),
  startEpisodeRole: { 'Fn::GetAtt': ['StartEpisodeRole', 'Arn'] },
  // API Gateway wants what it sends as it is within quotes.
  consoleOrigin: { 'Fn::Sub': [`'\${Origin}'`, { Origin: consoleOrigin }] },
});

const PUBLIC_OPERATIONS = OPERATIONS.filter(({ isPublic }) => isPublic);

// A deployment is a snapshot: it needs a new id exactly when what it deploys has changed. The
// definition names the console's origin by a parameter, so its value counts by itself.
const deploymentIdOf = (body, consoleOrigin) =>
  `ApiDeployment${createHash('sha256')
    .update(JSON.stringify([body, consoleOrigin]))
    .digest('hex')
    .slice(0, 10)}`;

const ACCESS_LOG = {
  requestId: '$context.requestId',
  // Callers may choose the former, never this one.
  extendedRequestId: '$context.extendedRequestId',
  ip: '$context.identity.sourceIp',
  caller: '$context.authorizer.principalId',
  requestTime: '$context.requestTime',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  responseType: '$context.error.responseType',
  integrationStatus: '$context.integration.status',
  latencyMs: '$context.responseLatency',
};

/** The REST API with its deployment and stage, as CloudFormation resources. */
const resources = async ({ resolveVariable }) => {
  const service = await resolveVariable('self:service');
  const stage = await resolveVariable('self:provider.stage');
  const body = apiDefinition(targetsOf(await resolveVariable('self:custom.consoleOrigin')));
  const { ParameterValue: consoleOrigin } = (
    await resolveVariable('self:provider.stackParameters')
  ).find(({ ParameterKey }) => ParameterKey === 'ConsoleOrigin');
  const deploymentId = deploymentIdOf(body, consoleOrigin);
  return {
    Resources: {
      Api: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: {
          Name: `${service}-${stage}`,
          Body: body,
          // A definition that API Gateway understands only in part fails the deployment.
          FailOnWarnings: true,
          EndpointConfiguration: { Types: ['REGIONAL'] },
        },
      },
      [deploymentId]: {
        Type: 'AWS::ApiGateway::Deployment',
        Properties: { RestApiId: { Ref: 'Api' } },
      },
      // API Gateway writes into a group of this name, and makes one without an end where there is none.
      ApiExecutionLogGroup: {
        Type: 'AWS::Logs::LogGroup',
        Properties: {
          LogGroupName: sub(`API-Gateway-Execution-Logs_\${Api}/${stage}`),
          RetentionInDays: 30,
        },
      },
      ApiStage: {
        Type: 'AWS::ApiGateway::Stage',
        DependsOn: 'ApiExecutionLogGroup',
        Properties: {
          // The reference lets the role be there first, where this stack makes it.
          Description: {
            'Fn::If': [
              'MakesApiGatewayRole',
              sub(`Writes logs by \${ApiGatewayAccount}`),
              'Writes logs by the role that the account has',
            ],
          },
          RestApiId: { Ref: 'Api' },
          DeploymentId: { Ref: deploymentId },
          StageName: stage,
          TracingEnabled: true,
          Variables: {
            episodeStateMachineArn: { Ref: 'EpisodeStateMachineAlias' },
            baseUrl: sub(`https://\${Api}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/${stage}`),
          },
          MethodSettings: [
            {
              HttpMethod: '*',
              ResourcePath: '/*',
              ThrottlingRateLimit: 50,
              ThrottlingBurstLimit: 100,
              // Those of each method and route are custom metrics, and paid for; alarms look at the stage's.
              MetricsEnabled: false,
              LoggingLevel: 'ERROR',
              // Bodies and headers, and with them the keys of callers, stay out of the log.
              DataTraceEnabled: false,
            },
            // Anyone may call these; a person or a monitor does so now and then, unless they say otherwise.
            ...PUBLIC_OPERATIONS.map(
              ({ method, path, throttle = { perSecond: 10, burst: 20 } }) => ({
                HttpMethod: method.toUpperCase(),
                ResourcePath: path.replaceAll('/', '~1').replace('~1', '/~1'),
                ThrottlingRateLimit: throttle.perSecond,
                ThrottlingBurstLimit: throttle.burst,
                MetricsEnabled: false,
                LoggingLevel: 'ERROR',
                DataTraceEnabled: false,
              }),
            ),
          ],
          AccessLogSetting: {
            DestinationArn: { 'Fn::GetAtt': ['ApiAccessLogGroup', 'Arn'] },
            Format: JSON.stringify(ACCESS_LOG),
          },
        },
      },
    },
    Outputs: {
      ApiUrl: {
        Value: sub(`https://\${Api}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/${stage}`),
      },
    },
  };
};

module.exports = { resources };

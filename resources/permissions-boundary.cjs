const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const ROLE = /^ {2}(\w+):\n {4}Type: AWS::IAM::Role$/gm;
/** The roles of the stage, by logical id. */
const roleIds = () =>
  readdirSync(__dirname)
    .filter((file) => file.endsWith('.yml'))
    .flatMap((file) => [...readFileSync(join(__dirname, file), 'utf8').matchAll(ROLE)])
    .map(([, id]) => id);

/** The boundary that no role gets past, where an account asks for one; merged into every role. */
const resources = () => ({
  Conditions: {
    HasPermissionsBoundary: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'PermissionsBoundary' }, ''] }] },
  },
  Resources: Object.fromEntries(
    roleIds().map((id) => [
      id,
      {
        Properties: {
          PermissionsBoundary: {
            'Fn::If': [
              'HasPermissionsBoundary',
              { Ref: 'PermissionsBoundary' },
              { Ref: 'AWS::NoValue' },
            ],
          },
        },
      },
    ]),
  ),
});

module.exports = { resources };

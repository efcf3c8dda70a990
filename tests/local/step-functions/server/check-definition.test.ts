import { describe, expect, it } from 'vitest';
import type { Interpreter } from '../../../../local/step-functions/contract.ts';
import { checkDefinition } from '../../../../local/step-functions/engine/check-definition.ts';
import { lambdaIntegrations } from '../../../../local/step-functions/integrations/lambda/lambda.ts';
import { createResources } from '../../../../local/step-functions/integrations/resources.ts';

const LAMBDA = 'arn:aws:states:::lambda:invoke';
const SQS = 'arn:aws:states:::sqs:sendMessage';

/** A language that finds nothing, so that only the resources are looked at. */
const indifferent: Pick<Interpreter, 'validateDefinition'> = {
  validateDefinition: () => [],
};

const check = (definition: object) =>
  checkDefinition(
    JSON.stringify(definition),
    indifferent,
    createResources(lambdaIntegrations('http://127.0.0.1:1')),
  );

const aTask = (fields: object = {}) => ({ Type: 'Task', Resource: LAMBDA, End: true, ...fields });
const aMachine = (state: object) => ({ StartAt: 'A', States: { A: state } });

describe('Checking the resources of a definition', () => {
  it('finds an unknown one in branches, item processors and iterators', () => {
    const inner = aMachine(aTask({ Resource: SQS }));
    const definition = {
      StartAt: 'P',
      States: {
        P: { Type: 'Parallel', Branches: [aMachine(aTask()), inner], Next: 'M' },
        M: { Type: 'Map', ItemProcessor: inner, Next: 'I' },
        I: { Type: 'Map', Iterator: inner, End: true },
      },
    };
    const found = check(definition);
    expect(found.map(({ location }) => location)).toEqual([
      '/States/P/Branches/1/States/A/Resource',
      '/States/M/ItemProcessor/States/A/Resource',
      '/States/I/Iterator/States/A/Resource',
    ]);
    expect(found[0]?.message).toContain(`The resource provided ${SQS} is not recognized`);
  });

  it('looks at members with a path, too, and names each one that is wrong', () => {
    const Parameters = { 'FunctionNam.$': '$.f', 'Payload.$': '$' };
    expect(check(aMachine(aTask({ Parameters })))).toMatchObject([
      { message: "The field 'FunctionName' is required but was missing" },
      {
        message: "The field 'FunctionNam' is not supported by this local Step Functions",
        location: '/States/A/Parameters',
      },
    ]);
    expect(check(aMachine(aTask({ Arguments: { 'FunctionName.$': '$.f' } })))).toEqual([]);
  });

  it('leaves to the run what only the run shows', () => {
    expect(check(aMachine(aTask()))).toEqual([]);
    expect(check(aMachine(aTask({ Arguments: '{% $states.input %}' })))).toEqual([]);
  });

  it.each(['.sync', '.sync:2', '.waitForTaskToken'])('names the pattern %s', (suffix) => {
    expect(check(aMachine(aTask({ Resource: `${LAMBDA}${suffix}` })))[0]?.message).toContain(
      `The service integration pattern ${suffix} `,
    );
  });

  it('says what the language found first, and stops there when that is an error', () => {
    const strict: typeof indifferent = {
      validateDefinition: () => [{ severity: 'ERROR', code: 'X', message: 'no' }],
    };
    const resources = createResources([]);
    expect(checkDefinition(JSON.stringify(aMachine(aTask())), strict, resources)).toEqual([
      { severity: 'ERROR', code: 'X', message: 'no' },
    ]);
  });
});

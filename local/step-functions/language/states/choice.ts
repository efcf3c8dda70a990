import type { Json } from '../../contract.ts';
import { compileRule } from '../choice/rule.ts';
import { type Assignment, compileAssign } from '../data/assign.ts';
import { compileDataFlow } from '../data/data-flow.ts';
import type { ChoiceRuleDefinition, StateDefinition } from '../definition.ts';
import { runtimeFailure } from '../errors/failure.ts';
import { compileTemplate } from '../jsonata/template.ts';
import { compileTypedField } from '../jsonata/typed-field.ts';
import type { Outcome } from '../run/outcome.ts';
import type { Expression, Scene } from '../run/scene.ts';
import type { Compilation, State } from '../run/state.ts';

/** A rule of either query language: whether it holds, and what it then hands on. */
interface Branch {
  readonly next: string | undefined;
  holds(scene: Scene, input: Json): Promise<boolean> | boolean;
  readonly assign: Assignment | undefined;
  readonly output: Expression | undefined;
}

/** Choice: goes where the first rule that holds points, else to Default. */
export function compileChoice(definition: StateDefinition, { name, language }: Compilation): State {
  const flow = compileDataFlow(definition, language);
  const compile = language === 'JSONPath' ? compileJsonPathBranch : compileJsonataBranch;
  const branches = (definition.Choices ?? []).map(compile);
  return {
    name,
    type: 'Choice',
    async perform(visit): Promise<Outcome> {
      const input = flow.select(visit);
      const scene = visit.scene();
      for (const branch of branches) {
        if (!(await branch.holds(scene, input))) continue;
        const assigned = await branch.assign?.(scene, input);
        const output = (await branch.output?.(scene, input)) ?? null;
        const handed = branch.output === undefined ? flow.narrow(visit, input) : output;
        return { output: handed, assigned, next: branch.next };
      }
      if (definition.Default === undefined) {
        throw runtimeFailure(
          'Failed to transition out of the state. The state does not point to a next state.',
        );
      }
      return { ...(await flow.finish(visit, input)), next: definition.Default };
    },
  };
}

function compileJsonPathBranch(rule: ChoiceRuleDefinition): Branch {
  return {
    next: rule.Next,
    holds: compileRule(rule),
    assign: compileAssign(rule.Assign, 'JSONPath'),
    output: undefined,
  };
}

function compileJsonataBranch(rule: ChoiceRuleDefinition, index: number): Branch {
  const at = `Choices[${index}]`;
  const condition = compileTypedField(rule.Condition ?? null, `${at}/Condition`, 'boolean');
  return {
    next: rule.Next,
    holds: async (scene, input) => (await condition(scene, input)) === true,
    assign: compileAssign(rule.Assign, 'JSONata', `${at}/Assign`),
    output: rule.Output === undefined ? undefined : compileTemplate(rule.Output, `${at}/Output`),
  };
}

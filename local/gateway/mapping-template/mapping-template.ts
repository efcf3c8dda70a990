import { Compile, parse } from 'velocityjs';
import { createInput, type RequestParameters } from './input.ts';
import { javaStringMethods } from './java-string.ts';
import { util } from './util.ts';

/** What a mapping template is given. */
export interface TemplateValues {
  readonly body: string;
  readonly parameters: RequestParameters;
  readonly context: Readonly<Record<string, unknown>>;
  readonly stageVariables: Readonly<Record<string, string>>;
}

/** What came of it: the text, and what it set in `$context.responseOverride`. */
export interface Rendered {
  readonly text: string;
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** A template that has been read. Rendering throws for what isn't known here. */
export type MappingTemplate = (values: TemplateValues) => Rendered;

/** Reads a template of API Gateway's (Velocity, `$input`, `$util`, `$context`, `$stageVariables`). */
export const readMappingTemplate = (template: string): MappingTemplate => {
  const tree = parse(template);
  return ({ body, parameters, context, stageVariables }) => {
    const responseOverride: { status?: number; header: Record<string, string> } = { header: {} };
    const velocity = new Compile(tree, {
      escape: false,
      // A method that isn't there stops the template instead of printing its name.
      env: 'development',
      customMethodHandlers: javaStringMethods,
    });
    const text = velocity.render({
      input: createInput(body, parameters),
      util,
      context: { ...context, responseOverride },
      stageVariables: { ...stageVariables },
    });
    return { text, status: responseOverride.status, headers: responseOverride.header };
  };
};

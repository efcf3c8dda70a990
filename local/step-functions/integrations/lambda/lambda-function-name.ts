import { type Json, TaskFailed } from '../../contract.ts';

/** A function's name with the version or alias asked for, if any. */
export interface FunctionReference {
  readonly name: string;
  readonly qualifier: string | undefined;
}

/** Name, `name:qualifier`, `123456789012:function:name` or full ARN, each with or without a qualifier (Lambda API Reference, Invoke). */
const FUNCTION_NAME =
  /^(?:arn:aws[\w-]*:lambda:[\w-]+:)?(?:\d{12}:)?(?:function:)?([\w-]+)(?::(\$LATEST|[\w-]+))?$/;

/** Reads FunctionName and Qualifier. Throws TaskFailed `States.Runtime` for what is no function's name. */
export const parseFunctionName = (
  functionName: Json | undefined,
  qualifier: Json | undefined,
): FunctionReference => {
  const [, name, inName] = FUNCTION_NAME.exec(String(functionName)) ?? [];
  if (typeof functionName !== 'string' || name === undefined) {
    throw new TaskFailed(
      'States.Runtime',
      `FunctionName ${JSON.stringify(functionName ?? null)} is neither a function's name nor its ARN.`,
    );
  }
  return { name, qualifier: typeof qualifier === 'string' ? qualifier : inName };
};

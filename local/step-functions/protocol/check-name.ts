import { ServiceError } from '../engine/service-error.ts';

/** White space, brackets, wildcards, special and control characters: what the API Reference forbids in `name`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the rule is about control characters
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff]/;

/** Throws ServiceError InvalidName for a name with a character that the service forbids. */
export const checkName = (name: string): void => {
  if (FORBIDDEN.test(name) || !name.isWellFormed()) {
    throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
  }
};

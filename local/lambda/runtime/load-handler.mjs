import { pathToFileURL } from 'node:url';
import { runtimeError } from './format-error.mjs';

const importBundle = async (path) => {
  try {
    return await import(pathToFileURL(path).href);
  } catch (error) {
    if (error instanceof SyntaxError) throw runtimeError('UserCodeSyntaxError', String(error));
    if (error?.code === 'ERR_MODULE_NOT_FOUND' || error?.code === 'MODULE_NOT_FOUND') {
      throw runtimeError('ImportModuleError', `Error: ${error.message}`);
    }
    throw error;
  }
};

/** The function to call, or an error by the name that Lambda gives it. */
export const loadHandler = async (path, exportName, handlerName) => {
  const bundle = await importBundle(path);
  const handler = bundle[exportName];
  if (handler === undefined) {
    throw runtimeError('HandlerNotFound', `${handlerName} is undefined or not exported`);
  }
  if (typeof handler !== 'function') {
    throw runtimeError('HandlerNotFound', `${handlerName} is not a function`);
  }
  if (handler.length > 2) {
    throw runtimeError(
      'CallbackHandlerDeprecated',
      `${handlerName} takes a callback, which the Node.js 24 runtime does not support: make it an async function.`,
    );
  }
  return handler;
};

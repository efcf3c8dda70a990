import type { Json } from '../../contract.ts';
import { evaluationFailure } from '../errors/failure.ts';
import type { Scene } from '../run/scene.ts';
import { compileTypedField } from './typed-field.ts';

/** The largest number of seconds, or of iterations, that a field may hold (service quota). */
const MOST = 99_999_999;

/** Compiles a field that must be an integer from 0 to 99999999; its name is its location. */
export function compileIntegerField(value: Json, field: string): (scene: Scene) => Promise<number> {
  const evaluate = compileTypedField(value, field, 'number');
  return async (scene) => {
    const number = Number(await evaluate(scene, null));
    if (!Number.isInteger(number)) {
      throw evaluationFailure(
        `The ${field} field cannot be parsed as an integer: ${number}`,
        field,
      );
    }
    if (number < 0 || number > MOST) {
      throw evaluationFailure(`${field} must be between 0 and ${MOST} but was: ${number}`, field);
    }
    return number;
  };
}

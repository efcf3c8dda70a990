import { expect, it } from 'vitest';
import { checkName } from '../../../../local/step-functions/protocol/check-name.ts';

it.each(['0198f1a2-9d7b-7000-8000-000000000000-2', 'a.b_c(d)!', 'événement', "it's+=@"])(
  'The name %s is allowed',
  (name) => {
    expect(() => checkName(name)).not.toThrow();
  },
);

it.each(['a b', 'a/b', 'a:b', 'a<b', 'a?', 'a"', 'a#', 'a\u0007', 'a\u0085', 'a\ud800'])(
  'The name %j is refused',
  (name) => {
    expect(() => checkName(name)).toThrow('Invalid Name');
  },
);

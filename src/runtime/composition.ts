import { type CONFIG_SECTIONS, type Config, environment, loadConfig } from './config.ts';
import { type OpenSecrets, type SecretValues, secretSectionsOf } from './secrets.ts';

interface CompositionOptions<S extends keyof typeof CONFIG_SECTIONS, D> {
  readonly sections: readonly S[];
  readonly openSecrets: OpenSecrets;
  /** Builds what the function works with; called by its first use, and again after a secret has changed. */
  compose(config: Config<S>): D | Promise<D>;
}

/**
 * What a function works with, composed of its settings: the environment's, and before them those of
 * its secrets. A start that failed is tried again by the next call instead of being remembered.
 */
export const createComposition = <S extends keyof typeof CONFIG_SECTIONS, D>({
  sections,
  openSecrets,
  compose,
}: CompositionOptions<S, D>): (() => Promise<D>) => {
  const readSecrets = openSecrets(secretSectionsOf(sections));
  let kept: { readonly values: SecretValues; readonly composed: Promise<D> } | undefined;
  const start = async (values: SecretValues): Promise<D> =>
    compose(loadConfig(sections, { ...environment, ...values }));
  return async () => {
    const values = await readSecrets();
    if (kept?.values === values) return kept.composed;
    const composed = start(values);
    const attempt = { values, composed };
    kept = attempt;
    composed.catch(() => {
      if (kept === attempt) kept = undefined;
    });
    return composed;
  };
};

import type { JsonObject } from '../json.ts';
import type { Findings } from './diagnostic.ts';

/** The code of everything that the service can do and this interpreter refuses. */
const CODE = 'NOT_SUPPORTED_HERE';

/** Fields that only make sense with a feature that isn't here. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['ItemReader', 'items from S3'],
  ['ItemBatcher', 'batches of items'],
  ['ResultWriter', 'results in S3'],
]);

/** Whether a field is refused as a whole, so that nothing else needs to be said of it. */
export const isRefused = (field: string): boolean => REFUSED.has(field);

/** Names every part of a state that the embedded engine leaves out. */
export function refuse(state: JsonObject, location: string, findings: Findings): void {
  const say = (field: string, feature: string) =>
    findings.error(
      CODE,
      `The field '${field.split('/').at(-1)}' asks for ${feature}, which the embedded Step Functions doesn't have.`,
      `${location}/${field}`,
    );
  for (const field of Object.keys(state)) {
    const feature = REFUSED.get(field);
    if (feature !== undefined) say(field, feature);
  }
  const { Resource } = state;
  if (typeof Resource === 'string') refuseResource(Resource, (feature) => say('Resource', feature));
}

function refuseResource(resource: string, say: (feature: string) => void): void {
  if (/^arn:[^:]*:states:[^:]*:[^:]*:activity:/.test(resource)) say('an activity');
  if (resource.endsWith('.waitForTaskToken')) say('a task token (.waitForTaskToken)');
  if (/\.sync(?::\d+)?$/.test(resource)) say('a job to wait for (.sync)');
}

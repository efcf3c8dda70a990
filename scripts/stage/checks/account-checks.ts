import type { Check, Finding } from '../../cli/doctor/check.ts';
import type { Account, StackFacts } from '../account.ts';
import type { Stage } from '../stage.ts';

/** What a new account may run at once; a stage of one show fits into a hundred. */
const FEW_AT_ONCE = 100;

/** What Lambda wants left to functions that keep none (quota of unreserved concurrency). */
const LEAST_UNRESERVED = 100;

const wrong = (found: string, remedy: string): Finding => ({ ok: false, found, remedy });

/** What to do about a stack that is neither well nor absent, by how its status begins or ends. */
const STUCK: readonly (readonly [RegExp, (stage: Stage) => string])[] = [
  [
    /^(ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED|DELETE_FAILED)$/,
    ({ stack, region }) =>
      `It was never whole and can't be updated. Delete it, then deploy again: aws cloudformation delete-stack --region ${region} --stack-name ${stack}`,
  ],
  [
    /^UPDATE_ROLLBACK_FAILED$/,
    ({ stack, region }) =>
      `Mend what its events name, then let it go back to the end: aws cloudformation continue-update-rollback --region ${region} --stack-name ${stack}`,
  ],
  [/_IN_PROGRESS$/, () => 'Somebody deploys it just now: wait until that has ended.'],
];

const stackFinding = (stage: Stage, stack: StackFacts | undefined): Finding => {
  if (stack === undefined) return { ok: true, found: `${stage.stack} isn't deployed yet.` };
  const remedy = STUCK.find(([status]) => status.test(stack.status))?.[1];
  const found = `${stage.stack} is ${stack.status}${stack.reason ? `: ${stack.reason}` : '.'}`;
  if (remedy) return wrong(found, remedy(stage));
  const deployed = stack.parameters['SupabaseUrl'];
  const wanted = stage.settings['SUPABASE_URL'];
  if (deployed && deployed !== wanted) {
    return wrong(
      `${stage.stack} works with the database ${deployed}, and ${stage.file} names ${wanted || 'none'}.`,
      `Give the stage ${stage.name} a file .env.${stage.name} with its own SUPABASE_URL. To move it to another database on purpose, deploy with --other-database.`,
    );
  }
  return { ok: true, found };
};

const lambdaFinding = (stage: Stage, most: number): Finding => {
  const found = `The account runs ${most} functions at once in ${stage.region}.`;
  // The API keeps so many, and its authorizer as many.
  const kept = 2 * Number(stage.settings['API_CONCURRENCY'] || 0);
  if (kept > 0 && most - kept < LEAST_UNRESERVED) {
    return wrong(
      `${found} API_CONCURRENCY would keep ${kept} of them, and AWS wants ${LEAST_UNRESERVED} left: the stack would fail.`,
      `Leave API_CONCURRENCY empty in ${stage.file} until Service Quotas → AWS Lambda → Concurrent executions says at least ${kept + LEAST_UNRESERVED}.`,
    );
  }
  return most < FEW_AT_ONCE
    ? wrong(
        found,
        'Episodes would block the API. Ask for 1,000 under Service Quotas → AWS Lambda → Concurrent executions.',
      )
    : { ok: true, found };
};

/** The credentials, what the account allows, and how the stack is that is to be deployed. */
export const accountChecks = (
  stage: Stage,
  account: Pick<Account, 'number' | 'stack' | 'lambdaConcurrency'>,
  { mayMoveDatabase }: { readonly mayMoveDatabase: boolean },
): readonly Check[] => [
  {
    name: 'Credentials',
    remedy:
      'Sign in to AWS ("aws sso login" or "aws configure"), and name the profile in AWS_PROFILE.',
    run: async () => ({
      ok: true,
      found: `Account ${await account.number()}, region ${stage.region}.`,
    }),
  },
  {
    name: 'Stack',
    remedy: 'The credentials must be allowed to call cloudformation:DescribeStacks.',
    async run() {
      const found = await account.stack(stage.stack);
      return stackFinding(stage, found && mayMoveDatabase ? { ...found, parameters: {} } : found);
    },
  },
  {
    name: 'Lambda',
    remedy: 'The credentials must be allowed to call lambda:GetAccountSettings.',
    run: async () => lambdaFinding(stage, await account.lambdaConcurrency()),
  },
];

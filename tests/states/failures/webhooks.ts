import { database, functionDied, lambdaBusy, outOfReach, starting } from './policies.ts';
import type { MachineFailures } from './state-failures.ts';

const notStarted = { errors: ['States.ALL'], next: 'DeliveryNotStarted' };

/** What goes wrong while receivers are told of what has happened. */
export const webhooks: Readonly<Record<string, MachineFailures>> = {
  notify: {
    FindPendingDeliveries: { timeout: 60, retry: [database] },
    StartDelivery: {
      timeout: 30,
      retry: [starting],
      catch: [
        { errors: ['Sfn.ExecutionAlreadyExistsException'], next: 'StartSuccessor' },
        notStarted,
      ],
    },
    StartSuccessor: {
      timeout: 30,
      retry: [starting],
      catch: [
        { errors: ['Sfn.ExecutionAlreadyExistsException'], next: 'AlreadyStarted' },
        notStarted,
      ],
    },
    HandOn: {
      timeout: 30,
      retry: [starting],
      catch: [{ errors: ['States.ALL'], next: 'ChooseEnd' }],
    },
  },
  // Whatever else happens ends the delivery, and the next run of notify finds the message again.
  deliver: {
    DeliverWebhook: {
      function: 'deliverWebhook',
      timeout: 60,
      retry: [lambdaBusy, outOfReach('DatabaseUnavailable', 'SecretsUnavailable'), functionDied],
    },
    RecordAttempt: {
      timeout: 60,
      retry: [database],
      // The webhook is gone, or another delivery has the message.
      catch: [
        {
          errors: ['States.Http.StatusCode.475', 'States.Http.StatusCode.477'],
          next: 'NothingToDeliver',
        },
      ],
    },
  },
};

import type { Translated } from '../catalogue.ts';
import type { queues as he } from '../he/queues.ts';

/** What is told of messages that nobody took, in Russian. */
export const queues: Translated<typeof he> = {
  messages: {
    'Dead letters': 'Недоставленное',
    'Messages that nobody took. They are kept for 14 days after they were sent.':
      'Сообщения, которых никто не принял. Они хранятся 14 дней после отправки.',
    'the dead letters': 'недоставленное',
    'Every message was taken.': 'Все сообщения приняты.',
    'Messages that intake refused': 'Сообщения, отклонённые на приёме',
    'Events that no machine was given': 'События, не переданные ни одному автомату',
    'Send them to intake again': 'Отправить их на приём снова',
    'They weren’t sent again': 'Они не отправлены снова',
    'No log says any more why.': 'Ни один журнал уже не говорит почему.',
    'The message': 'Сообщение',
    'Delete this message for good? What it asks for is never done.':
      'Удалить это сообщение навсегда? То, о чём оно просит, не будет сделано.',
  },
  counted: {
    'received {n} times': {
      one: 'получено {n} раз',
      few: 'получено {n} раза',
      many: 'получено {n} раз',
      other: 'получено {n} раза',
    },
  },
};

import type { Translated } from '../catalogue.ts';
import type { runs as he } from '../he/runs.ts';

/** What is told of runs and what is done with several at once, in Russian. */
export const runs: Translated<typeof he> = {
  messages: {
    'Export as JSON': 'Экспорт в JSON',
    'It wasn’t exported': 'Экспорт не удался',
    'Make again what is chosen': 'Сделать выбранное заново',
    'Choose all that failed here': 'Выбрать всё, что здесь не удалось',
    'Choose the run of {0}': 'Выбрать запуск: {0}',
  },
  counted: {
    '{n} episodes are chosen': {
      one: 'Выбран {n} выпуск',
      few: 'Выбрано {n} выпуска',
      many: 'Выбрано {n} выпусков',
      other: 'Выбрано {n} выпуска',
    },
  },
};

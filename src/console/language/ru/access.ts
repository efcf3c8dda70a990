import type { Translated } from '../catalogue.ts';
import type { access as he } from '../he/access.ts';

/** What is told of keys and of who changed what, in Russian. */
export const access: Translated<typeof he> = {
  messages: {
    'Script discarded': 'Сценарий отклонён',
    'Message sent to intake': 'Сообщение отправлено на приём',
    'Dead letter deleted': 'Недоставленное удалено',
    'Dead letters sent again': 'Недоставленное отправлено снова',
    'Connection changed': 'Подключение изменено',
    'Connection removed': 'Подключение удалено',
    'Source of a channel chosen': 'Выбран источник канала',
    'Channel joined': 'Вступление в канал',
    'Export added': 'Экспорт добавлен',
    'For which shows': 'Для каких передач',
    'Of others it sees and changes nothing, nor anything of the whole stage.':
      'В остальных передачах и во всём, что касается сервиса целиком, он ничего не видит и не меняет.',
    'Some shows alone': 'Только для некоторых',
    For: 'Для',
    'a show that was deleted': 'удалённой передачи',
    'Export removed': 'Экспорт удалён',
    'Time of day': 'Время выхода',
    'Marked as explicit': 'Отмечена как «для взрослых»',
    'Kept out of directories': 'Скрыта от каталогов',
    Speakers: 'Ведущие',
    'Kinds of posts': 'Виды публикаций',
    'A sound between stories': 'Звук между сюжетами',
    'A pause between stories': 'Пауза между сюжетами',
    Character: 'Характер',
    Picture: 'Изображение',
    'What it is told of': 'О чём сообщается',
    Yes: 'Да',
    No: 'Нет',
    'A picture of its own': 'Собственное изображение',
    'The show’s cover': 'Обложка передачи',
    'Save the key': 'Сохранить ключ',
    'The key wasn’t changed': 'Ключ не изменён',
    'No episode yet: the show is paused, so its schedule makes none.':
      'Пока нет ни одного выпуска: передача приостановлена, и расписание их не делает.',
    'No episode yet. The schedule makes the first one.':
      'Пока нет ни одного выпуска. Первый сделает расписание.',
  },
  counted: {
    'and {n} more': { one: 'и ещё {n}', few: 'и ещё {n}', many: 'и ещё {n}', other: 'и ещё {n}' },
    '{n} shows': {
      one: '{n} передача',
      few: '{n} передачи',
      many: '{n} передач',
      other: '{n} передачи',
    },
  },
};

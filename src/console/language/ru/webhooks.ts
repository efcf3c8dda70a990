import type { Translated } from '../catalogue.ts';
import type { webhooks as he } from '../he/webhooks.ts';

/** What is told of webhooks, in Russian. */
export const webhooks: Translated<typeof he> = {
  messages: {
    'the webhooks': 'вебхуки',
    'the webhook': 'вебхук',
    Webhook: 'Вебхук',
    'The webhook': 'Вебхук',
    'Other programs that are told when an episode changes its status, by the Standard Webhooks specification.':
      'Другие программы, которым сообщается об изменении состояния выпуска, по спецификации Standard Webhooks.',
    'There is no webhook yet.': 'Вебхуков пока нет.',
    Enabled: 'Включён',
    Disabled: 'Выключен',
    'Every show': 'Все передачи',
    'One show': 'Одна передача',
    'Its secret, shown this once': 'Его секрет показывается только сейчас',
    'Messages are signed with it. Keep it where the receiver finds it.':
      'Им подписываются сообщения. Сохраните его там, где его найдёт получатель.',
    'Copy the secret': 'Скопировать секрет',
    'Tell another address': 'Сообщать ещё по одному адресу',
    Address: 'Адрес',
    'https, reachable from the public Internet. It gets a POST for each step of an episode.':
      'https, доступный из интернета. Он получает POST о каждом шаге выпуска.',
    'Of which show': 'О какой передаче',
    'The webhook wasn’t added': 'Вебхук не добавлен',
    'Adding …': 'Добавляется…',
    'Add the webhook': 'Добавить вебхук',
    Disable: 'Выключить',
    'Enable again': 'Включить снова',
    'Change the secret': 'Сменить секрет',
    'Make a new secret? For a day messages are signed with the old one as well.':
      'Создать новый секрет? Сутки сообщения подписываются и старым.',
    'Make a new one': 'Создать новый',
    Delete: 'Удалить',
    'Delete {0} and the log of what was sent to it for good?':
      'Удалить {0} и журнал отправленного навсегда?',
    'The webhook wasn’t changed': 'Вебхук не изменён',
    'There is no such webhook: it has been deleted.': 'Такого вебхука нет: он удалён.',
    'Nothing is sent to it': 'На него ничего не отправляется',
    'It has been so since': 'Так с',
    '. Once it is enabled again, it is told of what happens from then on.':
      '. Когда его снова включат, он узнает о том, что произойдёт с этого момента.',
    'What was sent': 'Что отправлено',
    'what was sent': 'отправленное',
    'Nothing has been sent yet: no episode has changed its status since.':
      'Пока ничего не отправлено: с тех пор ни один выпуск не менял состояния.',
    'Under way': 'В пути',
    Delivered: 'Доставлено',
    'Not delivered': 'Не доставлено',
    'answered {0}': 'ответ {0}',
    'after {0}': 'через {0}',
    'next try': 'следующая попытка',
    'What was sent, and answered': 'Что отправлено и что отвечено',
    'Message {0}': 'Сообщение {0}',
    'Answer to {0}': 'Ответ на {0}',
    'Asking for it …': 'Запрашивается…',
    'Send again': 'Отправить снова',
    'It wasn’t sent again': 'Снова не отправлено',
    'Nothing but its status.': 'Только код состояния.',
    'Send a test': 'Отправить проверку',
    'Sending a test …': 'Отправляется проверка…',
    'The test wasn’t sent': 'Проверка не отправлена',
    'The receiver took the test': 'Получатель принял проверку',
    'The test wasn’t delivered': 'Проверка не доставлена',
    'It answered {0} after {1}.': 'Ответ {0} через {1}.',
    'The test': 'Проверка',
    'Test message': 'Проверочное сообщение',
    'Answer to the test': 'Ответ на проверку',
  },
  counted: {},
};

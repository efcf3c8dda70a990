import type { Translated } from '../catalogue.ts';
import type { home as he } from '../he/home.ts';

/** What is told of what a stack at home is connected to, in Russian. */
export const home: Translated<typeof he> = {
  messages: {
    'the connections': 'подключения',
    'Without any of these, this machine’s own voices speak and the built-in writer writes. Keys stay on this machine and are never shown again. A change of voices and models counts for what begins from now on.':
      'Без них говорят голоса этого компьютера и пишет встроенный автор. Ключи остаются на этом компьютере и больше не показываются. Смена голосов и моделей действует для всего, что начнётся с этого момента.',
    'The keys are kept in a file that only its owner may read, unencrypted. Set STEPCAST_KEY for npm start to have them encrypted.':
      'Ключи лежат в файле, который может читать только его владелец, без шифрования. Задайте STEPCAST_KEY для npm start, чтобы они шифровались.',
    Connected: 'Подключено',
    Connect: 'Подключить',
    Change: 'Изменить',
    'It is set by the environment of npm start, and changed there.':
      'Задано окружением npm start, там и меняется.',
    'One is kept; left empty, it stays.': 'Один сохранён; если оставить пустым, он останется.',
    'Asking …': 'Запрашивается…',
    'Check and keep': 'Проверить и сохранить',
    Check: 'Проверить',
    'It works': 'Работает',
    'It doesn’t work': 'Не работает',
    'Forget it': 'Забыть',
    'Forget {0}? Its key is deleted from this machine.':
      'Забыть {0}? Ключ будет удалён с этого компьютера.',
    'Asking Telegram …': 'Запрашивается Telegram…',
    'Signed in as': 'Вход выполнен:',
    ', since {0}.': ', с {0}.',
    'Telegram asks for a pause': 'Telegram просит паузу',
    'It was asked for much in a short time. It is asked again {0}.':
      'За короткое время было много запросов. Следующий — {0}.',
    'It counts at once.': 'Действует сразу.',
    'Sign out? Telegram ends the session, and shows can read exports alone.':
      'Выйти? Telegram завершит сеанс, и передачи смогут читать только экспорт.',
    'Only some of its topics': 'Только некоторые темы',
    'looking it up …': 'ищем…',
    'from its export': 'из экспорта',
    'has no export here': 'экспорта здесь нет',
    'This machine’s own voices cost nothing.':
      'Собственные голоса этого компьютера ничего не стоят.',
    'from Telegram': 'из Telegram',
    ', last post {0}': ', последний пост {0}',
    'A channel is read from its export where there is one, and from Telegram otherwise:':
      'Канал читается из экспорта, если он есть, иначе из Telegram:',
    'no posts yet': 'постов пока нет',
    'less than a post a week': 'меньше поста в неделю',
    'Phone number': 'Номер телефона',
    'Of the account, with the country’s code. Not needed for a QR code.':
      'Учётной записи, с кодом страны. Для QR-кода не нужен.',
    'Another way to Telegram': 'Другой путь к Telegram',
    'Send a code': 'Отправить код',
    'Show a QR code': 'Показать QR-код',
    'Go on': 'Продолжить',
    'Give up': 'Отказаться',
    Code: 'Код',
    'Telegram has sent it to the account’s app, or by SMS.':
      'Telegram отправил его в приложение учётной записи или по SMS.',
    'The account’s password': 'Пароль учётной записи',
    'Its two-step verification.': 'Двухэтапная проверка.',
    'Its hint: {0}': 'Подсказка: {0}',
    'QR code to sign in with': 'QR-код для входа',
    'In a Telegram app that is signed in: Settings, Devices, Link Desktop Device. The code is renewed by itself.':
      'В приложении Telegram, где выполнен вход: Настройки, Устройства, Подключить устройство. Код обновляется сам.',
    'read from its export': 'читается из экспорта',
    'read from Telegram': 'читается из Telegram',
    'Read from Telegram': 'Читать из Telegram',
    'Read the export': 'Читать экспорт',
    'Channels that have an export ({0})': 'Каналы с экспортом ({0})',
    'private channel': 'закрытый канал',
    'private group': 'закрытая группа',
    Remove: 'Убрать',
    'Remove the export of {0}? Its posts are deleted here. Episodes that were made of them stay.':
      'Убрать экспорт канала {0}? Его посты здесь будут удалены. Выпуски, сделанные по ним, останутся.',
    'Every other channel is read from Telegram.': 'Все остальные каналы читаются из Telegram.',
    'Every other channel needs a Telegram account: sign in above.':
      'Для остальных каналов нужна учётная запись Telegram: войдите выше.',
    'See which channels there are, and connect Telegram':
      'Посмотреть, какие каналы есть, и подключить Telegram',
    'See which account is connected': 'Посмотреть, какая учётная запись подключена',
    'Sign in to Telegram again': 'Войти в Telegram снова',
    Exports: 'Экспорт',
    'A channel without an account: in Telegram Desktop, export its history, or a whole account, as machine-readable JSON, and drop result.json onto this page. At most 500 MB.':
      'Канал без учётной записи: в Telegram Desktop экспортируйте его историю или всю учётную запись как JSON и перетащите result.json на эту страницу. Не больше 500 МБ.',
    'Choose result.json': 'Выбрать result.json',
    'Sending the export': 'Экспорт отправляется',
    '{0} % sent': 'отправлено {0} %',
    'Looking what is in it …': 'Смотрим, что внутри…',
    'The export can’t be read': 'Экспорт не читается',
    'The export wasn’t brought in': 'Экспорт не добавлен',
    'The export is read': 'Экспорт прочитан',
    'See its show': 'К его передаче',
    'Make its first episode': 'Сделать первый выпуск',
    ', the last {0}': ', последний {0}',
    'Its name on Telegram': 'Его имя в Telegram',
    'Exports don’t say what a public channel is called. Without its name, links to its posts open for its members alone.':
      'В экспорте не сказано, как называется открытый канал. Без имени ссылки на его посты открываются только у подписчиков.',
    'Reading …': 'Читается…',
    'Read them': 'Прочитать',
    'Shows tell of real channels, read with an account of yours, besides exports.':
      'Передачи рассказывают о настоящих каналах, прочитанных через вашу учётную запись, помимо экспорта.',
    'A number, from https://my.telegram.org.': 'Число с https://my.telegram.org.',
    'From the same page.': 'С той же страницы.',
    Proxy: 'Прокси',
    'socks5://host:port; empty without one.': 'socks5://host:port; пусто, если его нет.',
    'Server’s key': 'Ключ сервера',
    'Empty for Telegram’s own servers.': 'Пусто для серверов самого Telegram.',
    'Google voices': 'Голоса Google',
    'Google Text-to-Speech speaks in place of the robot voices.':
      'Google Text-to-Speech говорит вместо роботизированных голосов.',
    'Key file': 'Файл ключа',
    'The JSON text of a service account’s key, made in the Google Cloud console.':
      'Текст JSON ключа сервисной учётной записи из консоли Google Cloud.',
    'Another address': 'Другой адрес',
    'Empty for Google’s own.': 'Пусто для адреса Google.',
    'Speech endpoint': 'Сервис речи',
    'Voices of OpenAI, Kokoro, Piper or another server, which shows choose by name.':
      'Голоса OpenAI, Kokoro, Piper или другого сервера, которые передачи выбирают по имени.',
    'In front of /v1/audio/speech, such as https://api.openai.com or http://127.0.0.1:8880.':
      'То, что стоит перед /v1/audio/speech, например https://api.openai.com или http://127.0.0.1:8880.',
    Key: 'Ключ',
    'Empty where the server asks for none.': 'Пусто, если сервер его не просит.',
    'Empty for tts-1.': 'Пусто для tts-1.',
    Voices: 'Голоса',
    'With commas between; empty where it lists them.':
      'Через запятую; пусто, если сервер сам их перечисляет.',
    'Writes for the shows whose writer is Gemini.': 'Пишет для передач, чей автор — Gemini.',
    'From Google AI Studio.': 'Из Google AI Studio.',
    'Model endpoint': 'Сервис модели',
    'A language model of OpenAI, OpenRouter, Ollama or another server that writes.':
      'Языковая модель OpenAI, OpenRouter, Ollama или другого сервера, которая пишет.',
    'In front of /v1/chat/completions, such as http://127.0.0.1:11434.':
      'То, что стоит перед /v1/chat/completions, например http://127.0.0.1:11434.',
    'For example gpt-4.1-mini or llama3.1:8b.': 'Например, gpt-4.1-mini или llama3.1:8b.',
    'Telegram bot': 'Бот Telegram',
    'Posts episodes in the channels and chats that shows name.':
      'Публикует выпуски в каналах и чатах, указанных в передачах.',
    Token: 'Токен',
    'From @BotFather, such as 110201543:AAHdqTcv….': 'От @BotFather, например 110201543:AAHdqTcv….',
    'Empty for Telegram’s own.': 'Пусто для адреса Telegram.',
    Mail: 'Почта',
    'Tells you by mail when an episode fails, a show goes silent or a session ends.':
      'Сообщает по почте, когда выпуск не удался, передача замолчала или сеанс окончен.',
    Server: 'Сервер',
    'smtps://mail.example:465, or smtp://mail.example:587.':
      'smtps://mail.example:465 или smtp://mail.example:587.',
    User: 'Пользователь',
    'Often one that is made for apps.': 'Часто это пароль, созданный для приложений.',
    'Sent to': 'Кому',
    'Your address.': 'Ваш адрес.',
    'Sent from': 'От кого',
    'Empty for the same address.': 'Пусто: тот же адрес.',
    'Tells you by ntfy, on your phone too, what mail tells.':
      'Сообщает через ntfy, в том числе на телефон, то же, что и почта.',
    Topic: 'Тема',
    'https://ntfy.sh/<topic>, or on a server of your own; whoever knows the topic reads it.':
      'https://ntfy.sh/<topic> или на своём сервере; кто знает тему, тот её читает.',
    'Empty where the topic asks for none.': 'Пусто, если тема его не требует.',
    'Alerts by a Telegram bot': 'Оповещения от бота Telegram',
    'Tells you in Telegram what mail tells; the bot that posts episodes may do it.':
      'Сообщает в Telegram то же, что и почта; подойдёт и бот, который публикует выпуски.',
    Chat: 'Чат',
    'Write to the bot first. The number of that chat, or @name of a channel; 0 has the check say who wrote to the bot.':
      'Сначала напишите боту. Номер этого чата или @имя канала; с 0 проверка скажет, кто писал боту.',
    Disk: 'Диск',
    'what the disk holds': 'сведения о диске',
    '{0} are used, {1} are free.': 'Занято {0}, свободно {1}.',
    'What for': 'Для чего',
    'By show': 'По передачам',
    'Audio, feeds and what episodes are made of': 'Звук, ленты и то, из чего сделаны выпуски',
    'Shows, episodes, search': 'Передачи, выпуски, поиск',
    'How episodes were made': 'Как делались выпуски',
    Logs: 'Журналы',
    'Telegram exports': 'Экспорты Telegram',
    'Kept before upgrades': 'Сохранено перед обновлениями',
    'Voices that were listened to': 'Прослушанные голоса',
    'Everything else': 'Всё остальное',
  },
  counted: {
    'about {n} posts a week': {
      one: 'около {n} поста в неделю',
      few: 'около {n} постов в неделю',
      many: 'около {n} постов в неделю',
      other: 'около {n} поста в неделю',
    },
    'The export holds {n} channels. Choose which ones to read.': {
      single: 'В экспорте один канал.',
      one: 'В экспорте {n} канал. Выберите, какие читать.',
      few: 'В экспорте {n} канала. Выберите, какие читать.',
      many: 'В экспорте {n} каналов. Выберите, какие читать.',
      other: 'В экспорте {n} канала. Выберите, какие читать.',
    },
  },
};

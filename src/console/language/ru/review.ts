/** What is told of scripts that await a review, in Russian. */
export const review = {
  messages: {
    'It was withdrawn on {0}.': 'Он отозван {0}.',
    'Approve and speak it': 'Одобрить и озвучить',
    'Awaits a review': 'Ждёт проверки',
    'Decide later': 'Решить позже',
    'Discard it': 'Отклонить',
    'Discard the script': 'Отклонить сценарий',
    'Discard this script? It isn’t spoken, and its posts count as told.':
      'Отклонить этот сценарий? Он не будет озвучен, а его посты считаются рассказанными.',
    Discarded: 'Отклонён',
    'It isn’t spoken, and its posts count as told: the next episode goes on after them. To have it spoken after all, retry it from the audio.':
      'Он не озвучен, а его посты считаются рассказанными: следующий выпуск продолжит после них. Чтобы всё же озвучить его, повторите со звука.',
    'Nothing is spoken before somebody approves it.':
      'Ничего не озвучивается, пока кто-нибудь не одобрит.',
    'Or have the script written anew:': 'Или написать сценарий заново:',
    'Posts that this line tells': 'Посты, о которых говорит эта реплика',
    'Read the script': 'Прочитать сценарий',
    'Review the script': 'Проверка сценария',
    'The script is written, and awaits a review': 'Сценарий написан и ждёт проверки',
    'The script was discarded': 'Сценарий отклонён',
    'The script wasn’t approved': 'Сценарий не одобрен',
    'Unless somebody decides before {0}, it is discarded.':
      'Если никто не решит до {0}, он отклоняется.',
    'Unless somebody decides before {0}, it is spoken as it is.':
      'Если никто не решит до {0}, он озвучивается как есть.',
    'Say it otherwise': 'Сказать иначе',
    'The line stays as it is': 'Реплика остаётся прежней',
    'Speak it at once': 'Озвучить сразу',
    'Ask somebody first, and discard what nobody reviews in time':
      'Сначала спросить, а непроверенное в срок отклонить',
    'Ask somebody first, and speak what nobody reviews in time':
      'Сначала спросить, а непроверенное в срок озвучить',
    Review: 'Проверка',
    'When a script is written': 'Когда сценарий написан',
    'Days for a review': 'Дней на проверку',
    'From 1 to {0}.': 'От 1 до {0}.',
  },
  counted: {
    '{n} lines have been changed.': {
      one: 'Изменена {n} реплика.',
      few: 'Изменены {n} реплики.',
      many: 'Изменено {n} реплик.',
      other: 'Изменены {n} реплики.',
    },
    '{n} scripts await a review': {
      one: '{n} сценарий ждёт проверки',
      few: '{n} сценария ждут проверки',
      many: '{n} сценариев ждут проверки',
      other: '{n} сценария ждут проверки',
    },
  },
} as const;

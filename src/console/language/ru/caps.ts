/** What is told of monthly caps, in Russian. */
export const caps = {
  messages: {
    'All shows': 'Все передачи',
    'At list prices. Beyond it episodes wait, and fail after eight hours. Empty: no cap.':
      'По прейскуранту. Сверх этого выпуски ждут и через восемь часов прерываются. Пусто — без предела.',
    Cap: 'Предел',
    'Nothing that is paid for is begun: episodes wait until it is raised or the month ends (UTC).':
      'Ничего платного не начинается: выпуски ждут, пока предел не повысят или месяц не кончится (UTC).',
    'The cap of {0} is nearly used up': 'Предел за {0} почти исчерпан',
    'The cap of {0} is used up': 'Предел за {0} исчерпан',
    'This show': 'Эта передача',
    'US dollars a month at most': 'Не больше долларов США в месяц',
    'When it is used up, episodes wait until it is raised or the month ends (UTC).':
      'Когда он исчерпается, выпуски будут ждать, пока его не повысят или месяц не кончится (UTC).',
    '{0} of {1}': '{0} из {1}',
  },
};

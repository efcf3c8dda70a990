/** The words of public pages in one language. */
export interface PageWords {
  readonly chapters: string;
  readonly transcript: string;
  readonly posts: string;
  readonly episodes: string;
  readonly subscribe: string;
  /** In front of the feed's address. */
  readonly anyApp: string;
  readonly search: string;
  /** A button that copies an address with the present time. */
  readonly share: string;
  readonly copied: string;
  readonly download: string;
  /** A link to what else is published here. */
  readonly allShows: string;
  /** Stretches of an episode that have pages of their own. */
  readonly clips: string;
  /** In front of a link to it. */
  readonly wholeEpisode: string;
}

const ENGLISH: PageWords = {
  ...{ chapters: 'Chapters', transcript: 'Transcript', posts: 'Posts', episodes: 'Episodes' },
  ...{ subscribe: 'Subscribe', anyApp: 'Any other app', search: 'Search the transcript' },
  ...{
    share: 'Copy link at this time',
    copied: 'Copied',
    download: 'Download',
    allShows: 'All shows',
    clips: 'Clips',
    wholeEpisode: 'Whole episode',
  },
};

const WORDS: Readonly<Record<string, PageWords>> = {
  en: ENGLISH,
  he: {
    ...{ chapters: 'פרקים', transcript: 'תמליל', posts: 'פוסטים', episodes: 'תוכניות' },
    ...{ subscribe: 'הרשמה', anyApp: 'כל אפליקציה אחרת', search: 'חיפוש בתמליל' },
    ...{
      share: 'העתקת קישור לרגע הזה',
      copied: 'הועתק',
      download: 'הורדה',
      allShows: 'כל התוכניות',
      clips: 'קטעים',
      wholeEpisode: 'התוכנית המלאה',
    },
  },
  ru: {
    ...{ chapters: 'Главы', transcript: 'Расшифровка', posts: 'Посты', episodes: 'Выпуски' },
    ...{ subscribe: 'Подписаться', anyApp: 'Любое другое приложение' },
    ...{ search: 'Поиск по расшифровке', share: 'Скопировать ссылку на этот момент' },
    ...{
      copied: 'Скопировано',
      download: 'Скачать',
      allShows: 'Все подкасты',
      clips: 'Фрагменты',
      wholeEpisode: 'Весь выпуск',
    },
  },
  uk: {
    ...{ chapters: 'Розділи', transcript: 'Розшифровка', posts: 'Дописи', episodes: 'Випуски' },
    ...{ subscribe: 'Підписатися', anyApp: 'Будь-який інший застосунок' },
    ...{ search: 'Пошук у розшифровці', share: 'Скопіювати посилання на цей момент' },
    ...{
      copied: 'Скопійовано',
      download: 'Завантажити',
      allShows: 'Усі подкасти',
      clips: 'Уривки',
      wholeEpisode: 'Увесь випуск',
    },
  },
  de: {
    ...{ chapters: 'Kapitel', transcript: 'Transkript', posts: 'Beiträge', episodes: 'Folgen' },
    ...{ subscribe: 'Abonnieren', anyApp: 'Jede andere App', search: 'Im Transkript suchen' },
    ...{
      share: 'Link zu dieser Stelle kopieren',
      copied: 'Kopiert',
      download: 'Herunterladen',
      allShows: 'Alle Sendungen',
      clips: 'Ausschnitte',
      wholeEpisode: 'Ganze Folge',
    },
  },
  fr: {
    ...{ chapters: 'Chapitres', transcript: 'Transcription', posts: 'Publications' },
    ...{ episodes: 'Épisodes', subscribe: 'S’abonner', anyApp: 'Toute autre application' },
    ...{ search: 'Chercher dans la transcription', share: 'Copier le lien à cet instant' },
    ...{
      copied: 'Copié',
      download: 'Télécharger',
      allShows: 'Tous les podcasts',
      clips: 'Extraits',
      wholeEpisode: 'Épisode entier',
    },
  },
  es: {
    ...{ chapters: 'Capítulos', transcript: 'Transcripción', posts: 'Publicaciones' },
    ...{ episodes: 'Episodios', subscribe: 'Suscribirse', anyApp: 'Cualquier otra aplicación' },
    ...{ search: 'Buscar en la transcripción', share: 'Copiar enlace a este momento' },
    ...{
      copied: 'Copiado',
      download: 'Descargar',
      allShows: 'Todos los podcasts',
      clips: 'Fragmentos',
      wholeEpisode: 'Episodio completo',
    },
  },
};

/** The words of a page in a language of BCP 47; English where a language has none of its own yet. */
export const pageWords = (languageCode: string): PageWords =>
  WORDS[new Intl.Locale(languageCode).language] ?? ENGLISH;

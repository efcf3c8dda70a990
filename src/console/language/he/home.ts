/** What is told of what a stack at home is connected to, in Hebrew. */
export const home = {
  messages: {
    'the connections': 'החיבורים',
    'Without any of these, this machine’s own voices speak and the built-in writer writes. Keys stay on this machine and are never shown again. A change of voices and models counts for what begins from now on.':
      'בלי כל אלה מדברים הקולות של המחשב הזה וכותב הכותב המובנה. המפתחות נשארים במחשב הזה ולא מוצגים שוב. שינוי של קולות ומודלים חל על כל מה שמתחיל מעכשיו.',
    'The keys are kept in a file that only its owner may read, unencrypted. Set STEPCAST_KEY for npm start to have them encrypted.':
      'המפתחות נשמרים בקובץ שרק בעליו רשאי לקרוא, לא מוצפנים. הגדירו STEPCAST_KEY ל־npm start כדי להצפין אותם.',
    Connected: 'מחובר',
    Connect: 'לחבר',
    Change: 'לשנות',
    'It is set by the environment of npm start, and changed there.':
      'הוא נקבע בסביבה של npm start, ומשנים אותו שם.',
    'One is kept; left empty, it stays.': 'אחד שמור; אם משאירים ריק, הוא נשאר.',
    'Asking …': 'שואל…',
    'Check and keep': 'לבדוק ולשמור',
    Check: 'לבדוק',
    'It works': 'זה עובד',
    'It doesn’t work': 'זה לא עובד',
    'Forget it': 'לשכוח אותו',
    'Forget {0}? Its key is deleted from this machine.':
      'לשכוח את {0}? המפתח שלו יימחק מהמחשב הזה.',
    'Asking Telegram …': 'שואל את טלגרם…',
    'Signed in as': 'מחוברים בתור',
    ', since {0}.': ', מאז {0}.',
    'Telegram asks for a pause': 'טלגרם מבקש הפסקה',
    'It was asked for much in a short time. It is asked again {0}.':
      'הוא נשאל הרבה בזמן קצר. הוא יישאל שוב ב־{0}.',
    'It counts at once.': 'זה נכנס לתוקף מיד.',
    'Sign out? Telegram ends the session, and shows can read exports alone.':
      'לצאת? טלגרם יסיים את החיבור, ותוכניות יוכלו לקרוא רק ייצואים.',
    'looking it up …': 'מחפש אותו…',
    'from its export': 'מהייצוא שלו',
    'from Telegram': 'מטלגרם',
    ', last post {0}': ', פוסט אחרון {0}',
    'A channel is read from its export where there is one, and from Telegram otherwise:':
      'ערוץ נקרא מהייצוא שלו אם יש, ואם אין — מטלגרם:',
    'no posts yet': 'עדיין אין פוסטים',
    'less than a post a week': 'פחות מפוסט בשבוע',
    'Phone number': 'מספר טלפון',
    'Of the account, with the country’s code. Not needed for a QR code.':
      'של החשבון, עם קידומת המדינה. אין בו צורך עבור קוד QR.',
    'Another way to Telegram': 'דרך אחרת לטלגרם',
    'Send a code': 'לשלוח קוד',
    'Show a QR code': 'להציג קוד QR',
    'Go on': 'להמשיך',
    'Give up': 'לוותר',
    Code: 'קוד',
    'Telegram has sent it to the account’s app, or by SMS.':
      'טלגרם שלח אותו ליישום של החשבון, או ב־SMS.',
    'The account’s password': 'סיסמת החשבון',
    'Its two-step verification.': 'האימות הדו־שלבי שלו.',
    'Its hint: {0}': 'הרמז: {0}',
    'QR code to sign in with': 'קוד QR לכניסה',
    'In a Telegram app that is signed in: Settings, Devices, Link Desktop Device. The code is renewed by itself.':
      'ביישום טלגרם מחובר: הגדרות, מכשירים, קישור מכשיר שולחני. הקוד מתחדש מעצמו.',
    'read from its export': 'נקרא מהייצוא שלו',
    'read from Telegram': 'נקרא מטלגרם',
    'Read from Telegram': 'לקרוא מטלגרם',
    'Read the export': 'לקרוא את הייצוא',
    'Channels that have an export ({0})': 'ערוצים שיש להם ייצוא ({0})',
    'Every other channel is read from Telegram.': 'כל ערוץ אחר נקרא מטלגרם.',
    'Every other channel needs a Telegram account: sign in above.':
      'כל ערוץ אחר דורש חשבון טלגרם: היכנסו למעלה.',
    'See which channels there are, and connect Telegram': 'לראות אילו ערוצים יש, ולחבר את טלגרם',
    'See which account is connected': 'לראות איזה חשבון מחובר',
    'Sign in to Telegram again': 'להיכנס שוב לטלגרם',
    Exports: 'ייצואים',
    'A channel without an account: in Telegram Desktop, export its history, or a whole account, as machine-readable JSON, and drop result.json onto this page. At most 500 MB.':
      'ערוץ בלי חשבון: ייצאו ב־Telegram Desktop את ההיסטוריה שלו, או חשבון שלם, כ־JSON, וגררו את result.json לדף הזה. עד 500 MB.',
    'Choose result.json': 'לבחור result.json',
    'Sending the export': 'שולח את הייצוא',
    '{0} % sent': '{0}% נשלחו',
    'Looking what is in it …': 'בודק מה יש בו…',
    'The export can’t be read': 'אי אפשר לקרוא את הייצוא',
    'The export is read': 'הייצוא נקרא',
    'See its show': 'לתוכנית שלו',
    'Make its first episode': 'להכין את הפרק הראשון',
    ', the last {0}': ', האחרון {0}',
    'Its name on Telegram': 'השם שלו בטלגרם',
    'Exports don’t say what a public channel is called. Without its name, links to its posts open for its members alone.':
      'בייצוא לא כתוב איך ערוץ פומבי נקרא. בלי השם, קישורים לפוסטים נפתחים רק לחברי הערוץ.',
    'Reading …': 'קורא…',
    'Read them': 'לקרוא אותם',
    'Shows tell of real channels, read with an account of yours, besides exports.':
      'תוכניות מספרות על ערוצים אמיתיים, שנקראים עם חשבון שלכם, מלבד ייצואים.',
    'A number, from https://my.telegram.org.': 'מספר, מ־https://my.telegram.org.',
    'From the same page.': 'מאותו דף.',
    Proxy: 'שרת מתווך',
    'socks5://host:port; empty without one.': 'socks5://host:port; ריק אם אין.',
    'Server’s key': 'המפתח של השרת',
    'Empty for Telegram’s own servers.': 'ריק לשרתים של טלגרם עצמו.',
    'Google voices': 'קולות של Google',
    'Google Text-to-Speech speaks in place of the robot voices.':
      'Google Text-to-Speech מדבר במקום הקולות הרובוטיים.',
    'Key file': 'קובץ מפתח',
    'The JSON text of a service account’s key, made in the Google Cloud console.':
      'טקסט ה־JSON של מפתח חשבון שירות, שנוצר בקונסולת Google Cloud.',
    'Another address': 'כתובת אחרת',
    'Empty for Google’s own.': 'ריק לכתובת של Google.',
    'Speech endpoint': 'נקודת קצה לדיבור',
    'Voices of OpenAI, Kokoro, Piper or another server, which shows choose by name.':
      'קולות של OpenAI,‏ Kokoro,‏ Piper או שרת אחר, שתוכניות בוחרות לפי שם.',
    'In front of /v1/audio/speech, such as https://api.openai.com or http://127.0.0.1:8880.':
      'מה שלפני ‎/v1/audio/speech, למשל https://api.openai.com או http://127.0.0.1:8880.',
    Key: 'מפתח',
    'Empty where the server asks for none.': 'ריק אם השרת לא מבקש.',
    'Empty for tts-1.': 'ריק ל־tts-1.',
    Voices: 'קולות',
    'With commas between; empty where it lists them.': 'מופרדים בפסיקים; ריק אם השרת מציג אותם.',
    'Writes for the shows whose writer is Gemini.': 'כותב לתוכניות שהכותב שלהן הוא Gemini.',
    'From Google AI Studio.': 'מ־Google AI Studio.',
    'Model endpoint': 'נקודת קצה למודל',
    'A language model of OpenAI, OpenRouter, Ollama or another server that writes.':
      'מודל שפה של OpenAI,‏ OpenRouter,‏ Ollama או שרת אחר, שכותב.',
    'In front of /v1/chat/completions, such as http://127.0.0.1:11434.':
      'מה שלפני ‎/v1/chat/completions, למשל http://127.0.0.1:11434.',
    'For example gpt-4.1-mini or llama3.1:8b.': 'לדוגמה gpt-4.1-mini או llama3.1:8b.',
    'Telegram bot': 'בוט של טלגרם',
    'Posts episodes in the channels and chats that shows name.':
      'מפרסם פרקים בערוצים ובצ׳אטים שתוכניות מציינות.',
    Token: 'אסימון',
    'From @BotFather, such as 110201543:AAHdqTcv….': 'מ־@BotFather, למשל 110201543:AAHdqTcv….',
    'Empty for Telegram’s own.': 'ריק לכתובת של טלגרם.',
  },
  counted: {
    'about {n} posts a week': {
      one: 'בערך פוסט אחד בשבוע',
      two: 'בערך שני פוסטים בשבוע',
      other: 'בערך {n} פוסטים בשבוע',
    },
    'The export holds {n} channels. Choose which ones to read.': {
      one: 'בייצוא יש ערוץ אחד.',
      two: 'בייצוא יש שני ערוצים. בחרו אילו לקרוא.',
      other: 'בייצוא יש {n} ערוצים. בחרו אילו לקרוא.',
    },
  },
} as const;

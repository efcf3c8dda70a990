/** What is told of scripts that await a review, in Hebrew. */
export const review = {
  messages: {
    'It was withdrawn on {0}.': 'הוא נמשך ב־{0}.',
    'Approve and speak it': 'לאשר ולהקריא',
    'Awaits a review': 'ממתין לבדיקה',
    'Decide later': 'להחליט אחר כך',
    'Discard it': 'לפסול',
    'Discard the script': 'לפסול את התסריט',
    'Discard this script? It isn’t spoken, and its posts count as told.':
      'לפסול את התסריט הזה? הוא לא יוקרא, והפוסטים שלו ייחשבו כאילו סופרו.',
    Discarded: 'נפסל',
    'It isn’t spoken, and its posts count as told: the next episode goes on after them. To have it spoken after all, retry it from the audio.':
      'הוא לא מוקרא, והפוסטים שלו נחשבים כאילו סופרו: הפרק הבא ממשיך אחריהם. כדי להקריא אותו בכל זאת, נסו שוב משלב השמע.',
    'Nothing is spoken before somebody approves it.': 'שום דבר לא מוקרא לפני שמישהו מאשר.',
    'Or have the script written anew:': 'או לכתוב את התסריט מחדש:',
    'Posts that this line tells': 'הפוסטים שהשורה הזאת מספרת',
    'Read the script': 'לקריאת התסריט',
    'Review the script': 'בדיקת התסריט',
    'The script is written, and awaits a review': 'התסריט כתוב וממתין לבדיקה',
    'The script was discarded': 'התסריט נפסל',
    'The script wasn’t approved': 'התסריט לא אושר',
    'Unless somebody decides before {0}, it is discarded.': 'אם איש לא יחליט לפני {0}, הוא נפסל.',
    'Unless somebody decides before {0}, it is spoken as it is.':
      'אם איש לא יחליט לפני {0}, הוא מוקרא כמות שהוא.',
    'Say it otherwise': 'לומר אחרת',
    'The line stays as it is': 'השורה נשארת כמות שהיא',
    'Speak it at once': 'להקריא מיד',
    'Ask somebody first, and discard what nobody reviews in time':
      'לשאול מישהו קודם, ולפסול את מה שאיש לא בדק בזמן',
    'Ask somebody first, and speak what nobody reviews in time':
      'לשאול מישהו קודם, ולהקריא את מה שאיש לא בדק בזמן',
    Review: 'בדיקה',
    'When a script is written': 'כשתסריט נכתב',
    'Days for a review': 'ימים לבדיקה',
    'From 1 to {0}.': 'מ־1 עד {0}.',
  },
  counted: {
    '{n} lines have been changed.': {
      one: 'שורה אחת השתנתה.',
      two: 'שתי שורות השתנו.',
      other: '{n} שורות השתנו.',
    },
    '{n} scripts await a review': {
      one: 'תסריט אחד ממתין לבדיקה',
      two: 'שני תסריטים ממתינים לבדיקה',
      other: '{n} תסריטים ממתינים לבדיקה',
    },
  },
} as const;

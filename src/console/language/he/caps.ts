/** What is told of monthly caps, in Hebrew. */
export const caps = {
  messages: {
    'All shows': 'כל התוכניות',
    'At list prices. Beyond it episodes wait, and fail after eight hours. Empty: no cap.':
      'לפי מחירון. מעבר לזה פרקים ממתינים, ונכשלים אחרי שמונה שעות. ריק: בלי תקרה.',
    Cap: 'תקרה',
    'Nothing that is paid for is begun: episodes wait until it is raised or the month ends (UTC).':
      'לא מתחילים שום דבר שעולה כסף: פרקים ממתינים עד שהתקרה תועלה או שהחודש ייגמר (UTC).',
    'The cap of {0} is nearly used up': 'התקרה של {0} כמעט נוצלה',
    'The cap of {0} is used up': 'התקרה של {0} נוצלה במלואה',
    'This show': 'התוכנית הזאת',
    'US dollars a month at most': 'לכל היותר, בדולרים לחודש',
    'When it is used up, episodes wait until it is raised or the month ends (UTC).':
      'כשהיא תנוצל במלואה, פרקים ימתינו עד שהתקרה תועלה או שהחודש ייגמר (UTC).',
    '{0} of {1}': '{0} מתוך {1}',
  },
};

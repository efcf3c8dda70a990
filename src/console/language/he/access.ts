/** What is told of keys and of who changed what, in Hebrew. */
export const access = {
  messages: {
    'Script discarded': 'התסריט נפסל',
    'Message sent to intake': 'הודעה נשלחה לקליטה',
    'Dead letter deleted': 'הודעה שלא נמסרה נמחקה',
    'Dead letters sent again': 'הודעות שלא נמסרו נשלחו שוב',
    'Connection changed': 'חיבור שונה',
    'Connection removed': 'חיבור הוסר',
    'Source of a channel chosen': 'נבחר מקור לערוץ',
    'Channel joined': 'הצטרפות לערוץ',
    'Export added': 'נוסף ייצוא',
    'For which shows': 'לאילו תוכניות',
    'Of others it sees and changes nothing, nor anything of the whole stage.':
      'של תוכניות אחרות, ושל השירות כולו, הוא לא רואה ולא משנה דבר.',
    'Some shows alone': 'רק תוכניות מסוימות',
    For: 'עבור',
    'a show that was deleted': 'תוכנית שנמחקה',
    'Export removed': 'הוסר ייצוא',
    'Save the key': 'לשמור את המפתח',
    'The key wasn’t changed': 'המפתח לא שונה',
    'No episode yet: the show is paused, so its schedule makes none.':
      'אין עדיין פרק: התוכנית מושהית, ולכן לוח הזמנים שלה לא מכין פרקים.',
    'No episode yet. The schedule makes the first one.':
      'אין עדיין פרק. לוח הזמנים יכין את הראשון.',
  },
  counted: {},
};

const said = {
  title: { en: 'Card refused?', ar: 'هل رُفضت البطاقة؟' },
  body: {
    en: 'Most banks ask for the **billing** postcode, not the one you ship to. [How to fix it](/help/cards)',
    ar: 'تطلب معظم البنوك الرمز البريدي **لعنوان الفاتورة**. [كيف تصلح ذلك](/help/cards)',
  },
}
const later = { label: { en: 'Not now', ar: 'ليس الآن' }, snooze: '1h' }
const remedy = (name, more = {}) => ({
  label: { en: 'Try the card again', ar: 'جرّب البطاقة مرة أخرى' },
  remedy: name,
  done: { en: 'It worked: the card is accepted.', ar: 'نجح الأمر: قُبلت البطاقة.' },
  ...more,
})
const tip = (...actions) => ({ kind: 'tip', ...said, actions })
const card = (more = {}) => ({ kind: 'card', ...said, ...more })
const guide = {
  label: { en: 'Read the guide', ar: 'اقرأ الدليل' },
  link: 'https://help.example.com/cards',
}
const banner = (tone, title, body, actions = []) => ({ kind: 'banner', tone, title, body, actions })

const tour = {
  kind: 'tour',
  steps: [
    {
      anchor: '#card',
      title: { en: 'One field for the number', ar: 'حقل واحد للرقم' },
      body: { en: 'Type or paste it with or without spaces.', ar: 'اكتبه أو الصقه بمسافات أو بدونها.' },
    },
    {
      anchor: '#pay',
      title: { en: 'Nothing is charged yet', ar: 'لم يُخصم شيء بعد' },
      body: { en: 'You see the total once more before it is.', ar: 'سترى المبلغ مرة أخرى قبل الخصم.' },
    },
    {
      title: { en: 'That is all', ar: 'هذا كل شيء' },
      body: { en: 'Receipts are under **Account**.', ar: 'الإيصالات في **الحساب**.' },
    },
  ],
}

const talk = card({ actions: [{ label: { en: 'Talk to us', ar: 'تحدث معنا' }, handover: 'default' }] })

/** How a host may dress it: nothing said, in the dark, and with a brand of its own. */
export const themes = {
  light: {},
  dark: {},
  brand: { accent: '#b4532a', surface: '#fffaf0', text: '#2b2118', radius: '6px' },
}

/** Every kind in every state: what it says, and what is pressed to get there. */
export const states = [
  { id: 'tip', help: tip() },
  { id: 'tip with actions', help: tip(remedy('works'), later) },
  { id: 'remedy at work', help: tip(remedy('hangs'), later), press: ['.primary'] },
  { id: 'remedy done', help: tip(remedy('works'), later), press: ['.primary'], question: true },
  { id: 'remedy failed', help: tip(remedy('fails'), later), press: ['.primary'] },
  { id: 'repaired by itself', help: tip(remedy('works', { auto: true })), phase: 'done' },
  {
    id: 'answered',
    help: tip(remedy('works')),
    press: ['.primary', '.ask .small'],
    question: true,
  },
  { id: 'dot', help: { ...tip(), quiet: true } },
  { id: 'dot opened', help: { ...tip(guide), quiet: true }, press: ['.dot'] },
  { id: 'card', help: card({ actions: [guide, later] }) },
  { id: 'card as a dot', help: card({ quiet: true }) },
  {
    id: 'card with lists',
    help: card({
      body: {
        en: '{{name}}, you have {{files, plural, one {# file} other {# files}}} left. Try this:\n\n1. Open `Settings`\n2. Choose _Billing_\n3. Press **Change**\n\nThen come back.',
        ar: 'بقي لديك {{files, plural, one {ملف} other {# ملفات}}}. جرّب هذا:\n\n1. افتح `Settings`\n2. اختر _الفوترة_\n3. اضغط **تغيير**',
      },
    }),
  },
  {
    id: 'picture',
    help: card({
      media: {
        image: '/examples/playground/public/images/kessel-flask.svg',
        alt: { en: 'A flask', ar: 'قارورة' },
        caption: { en: 'Where the three digits are', ar: 'مكان الأرقام الثلاثة' },
        ratio: 2,
      },
    }),
  },
  {
    id: 'picture that does not come',
    help: card({
      media: { image: '/nowhere.png', alt: { en: 'The back of a card: three digits.', ar: 'ظهر البطاقة' } },
    }),
  },
  {
    id: 'video',
    help: card({
      media: {
        video: '/how.mp4',
        captions: '/how.vtt',
        poster: '/examples/playground/public/images/icon.svg',
        alt: { en: 'How to find the three digits', ar: 'كيف تجد الأرقام' },
      },
    }),
  },
  { id: 'tour, first step', help: tour },
  { id: 'tour, second step', help: tour, press: ['.primary'] },
  { id: 'tour, last step', help: tour, press: ['.primary', '.primary'] },
  {
    id: 'banner',
    help: banner(
      'info',
      { en: 'There is a faster way', ar: 'هناك طريقة أسرع' },
      { en: 'Import all contacts from one file.', ar: 'استورد كل جهات الاتصال من ملف واحد.' },
      [{ label: { en: 'Import', ar: 'استيراد' }, link: '/import' }],
    ),
  },
  {
    id: 'incident',
    notice: true,
    help: banner(
      'trouble',
      { en: 'Exports are failing', ar: 'تفشل عمليات التصدير' },
      {
        en: 'We are on it. Nothing is lost: yours will run as soon as it works.',
        ar: 'نعمل على الإصلاح. لم يُفقد شيء.',
      },
    ),
  },
  {
    id: 'maintenance',
    notice: true,
    help: banner(
      'maintenance',
      { en: 'Short break at 22:00', ar: 'توقف قصير الساعة ٢٢' },
      { en: 'Reports cannot be opened for ten minutes.', ar: 'لا يمكن فتح التقارير لعشر دقائق.' },
    ),
  },
  {
    id: 'all clear',
    notice: true,
    help: banner('good', { en: 'Exports work again.', ar: 'عاد التصدير للعمل.' }, ''),
  },
  { id: 'inline', help: { kind: 'inline', slot: '#slot', ...said, actions: [guide] } },
  {
    id: 'article',
    help: card({ actions: [{ label: { en: 'Read more', ar: 'اقرأ المزيد' }, article: 'article.html' }] }),
    press: ['.primary', '.article'],
  },
  {
    id: 'article elsewhere',
    help: card({ actions: [{ label: { en: 'Read more', ar: 'اقرأ المزيد' }, article: 'nowhere.html' }] }),
    press: ['.primary', '.article'],
  },
  { id: 'review', help: talk, press: ['.primary', '.review textarea'] },
  {
    id: 'review, watched',
    help: talk,
    press: ['.primary', '.watch', '.stage iframe'],
  },
  { id: 'review, nobody there', help: talk, press: ['.primary', '.review .primary', '.trouble'] },
  {
    id: 'review, nothing in it',
    help: talk,
    press: ['.primary', '.review .primary', '[aria-invalid=true]'],
    end: 'empty',
  },
  {
    id: 'review, no answer',
    help: talk,
    press: ['.primary', '.review .primary', '.trouble'],
    end: 'unknown',
  },
  { id: 'review, sent', help: talk, press: ['.primary', '.review .primary', '#title'], end: 'sent' },
]

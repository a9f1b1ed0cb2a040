// Invented letters for the fake server. None of them was ever sent.

export const TOPICS = [
  ['internationaal', 'internationaal', null],
  ['defensie', 'defensie', 'internationaal'],
  ['europa', 'Europese zaken', 'internationaal'],
  ['vredesmissies', 'vredesmissies', 'internationaal'],
  ['veiligheid', 'openbare orde en veiligheid', null],
  ['politie', 'politie', 'veiligheid'],
  ['terrorisme', 'terrorisme', 'veiligheid'],
  ['economie', 'economie', null],
  ['industrie', 'industrie', 'economie'],
  ['migratie', 'migratie en integratie', null],
  ['verkeer', 'verkeer', null],
  ['natuur', 'natuur en milieu', null],
  ['zorg', 'zorg en gezondheid', null],
  ['onderwijs', 'onderwijs en wetenschap', null],
].map(([value, label, parent]) => ({ value, label, parent }));

export const MISSIONS = [
  ['nmi', 'NAVO-missie in Irak (NMI)'],
  ['oir', 'Inherent Resolve (OIR)'],
  ['rafah', 'EUBAM Rafah'],
  ['kfor', 'Kosovo Force (KFOR)'],
  ['althea', 'EUFOR Althea'],
  ['aspides', 'EUNAVFOR Aspides'],
  ['baltic', 'Baltic Sentry'],
  ['minusma', 'MINUSMA'],
].map(([value, label]) => ({ value, label }));

export const MINISTRIES = [
  ['def', 'ministerie van Defensie'],
  ['bz', 'ministerie van Buitenlandse Zaken'],
  ['jenv', 'ministerie van Justitie en Veiligheid'],
].map(([value, label]) => ({ value, label }));

export const KINDS = [
  ['agenda', 'geannoteerde agenda'],
  ['verslag', 'verslag'],
  ['artikel-100', 'artikel 100-brief'],
  ['antwoord', 'antwoord op Kamervragen'],
  ['stand', 'stand van zaken'],
].map(([value, label]) => ({ value, label }));

const text = (words, more = {}) => ({ kind: 'text', words, ...more });
const item = (words) => ({ kind: 'item', words });
const row = (...cells) => ({ kind: 'row', cells });

const agenda = {
  id: 'kst-99001-10',
  date: '2025-01-31',
  kind: 'agenda',
  ministries: ['def'],
  subject: 'Geannoteerde agenda bijeenkomst ministers van Defensie op 13 februari 2025',
  topics: ['defensie'],
  missions: ['nmi', 'oir', 'rafah'],
  meeting: 'kst-99001-11',
  points: [
    ['Afschrikking en verdediging', 's1', 'section'],
    ['Missies en operaties', 's2', 'absent'],
    ['Industrie', 's4', 'mentioned'],
  ],
  sections: [
    {
      text: [
        text('Geachte voorzitter,'),
        text(
          'Hierbij ontvangt u de agenda van de bijeenkomst in Brussel. ' +
            'Eerder is uw Kamer geïnformeerd{1} over de missies waaraan Nederland deelneemt.',
        ),
      ],
    },
    {
      heading: 'Afschrikking en verdediging',
      text: [
        text(
          'De ministers spreken over de opvolging van de top. ' +
            'Nederland vindt het van belang dat ieder bondgenoot zijn deel levert.',
        ),
        item('• versterking van de luchtverdediging;'),
        item('• voorraden en munitie;'),
        item('• training van personeel.'),
      ],
    },
    {
      heading: 'Missies en operaties',
      page: 2,
      text: [
        text(
          'Tijdens de bijeenkomst komen de missies en operaties ' +
            'aan de orde, in het bijzonder de NAVO-missie in Irak (NMI), waaraan Nederland ' +
            'een aanzienlijke bijdrage levert.',
          { page: 2 },
        ),
        text(
          'De Iraakse regering heeft om voortzetting gevraagd. De missie adviseert het ' +
            'ministerie ' +
            'in Bagdad; zie {kst-99001-3}.',
        ),
      ],
    },
    {
      heading: 'Irak',
      level: 2,
      text: [text('De transitie van de coalitie in Irak loopt tot en met september 2026{2}.')],
    },
    {
      heading: 'Industrie',
      page: 3,
      text: [text('De voorzitter zal aandacht vragen voor de industrie.', { page: 3 })],
    },
    {
      annex: 1,
      page: 4,
      text: [text('In deze bijlage staan de kosten van de missies.', { page: 4 })],
    },
    {
      annex: 1,
      heading: 'Kosten',
      page: 4,
      text: [
        row('Missie', '2024', '2025'),
        row('Irak (NMI)', '4,2', '4,4'),
        row('Rafah', '0,3', '0,6'),
      ],
    },
  ],
  annexes: [{ label: 'Bijlage 1', title: 'Overzicht van de inzet', page: 4, anchor: 's5' }],
  footnotes: [
    ['1', 0, 'Kamerstuk 99 001, nr. 3 van 8 november 2024.', 1],
    ['2', 3, 'Bericht over de missies van 2 december 2024.', 2],
  ],
};

const report = {
  id: 'kst-99001-11',
  date: '2025-02-21',
  kind: 'verslag',
  ministries: ['def'],
  subject: 'Verslag bijeenkomst ministers van Defensie op 13 februari 2025',
  topics: ['defensie'],
  missions: ['kfor'],
  meeting: 'kst-99001-10',
  sections: [
    { text: [text('Hierbij het verslag van de bijeenkomst in Brussel.')] },
    {
      heading: 'Afschrikking en verdediging',
      text: [text('De ministers stelden vast dat de plannen uitvoerbaar zijn.')],
    },
  ],
};

const article100 = {
  id: 'kst-99001-3',
  date: '2024-11-08',
  kind: 'artikel-100',
  ministries: ['def', 'bz'],
  subject: 'Verlenging van de Nederlandse bijdrage aan veiligheidsinzet in Irak',
  topics: ['defensie', 'vredesmissies'],
  missions: ['nmi'],
  citedBy: ['kst-99001-10', 'brief-7', 'brief-12'],
  sections: [
    { text: [text('Hierbij informeert het kabinet de Kamer over het besluit.')] },
    {
      heading: 'Mandaat',
      page: 4,
      text: [
        text(
          'De missie adviseert het ministerie van Defensie in Bagdad; ' +
            'de Iraakse regering heeft om voortzetting gevraagd. In Irak werken missies samen.',
        ),
      ],
    },
    {
      heading: 'Kosten',
      page: 9,
      text: [
        text('De geraamde uitgaven voor de missies in Irak bedragen 4,2 miljoen euro per jaar.'),
      ],
    },
  ],
};

const OPENINGS = [
  'Stand van zaken missies in Irak en de regio',
  'Antwoorden op vragen over de missies in Irak',
  'Voortgang van missies en de samenwerking met Irak',
  'Verslag van het overleg over missies en Irak',
  'Aanbieding onderzoek missies Irak',
];

const two = (number) => String(number).padStart(2, '0');

/** `n` short letters, one every few weeks, so that pages, months and counts have much to say. */
function series(n) {
  return Array.from({ length: n }, (_, index) => {
    const months = 2022 * 12 + Math.floor((index * 37) / n) + (index % 5 === 0 ? 1 : 0);
    const date = `${Math.floor(months / 12)}-${two((months % 12) + 1)}-${two(((index * 7) % 27) + 1)}`;
    const topic = TOPICS[1 + ((index * index) % (TOPICS.length - 1))];
    return {
      id: `brief-${index + 1}`,
      date,
      kind: KINDS[index % KINDS.length].value,
      ministries: index % 3 === 0 ? ['bz', 'def'] : [MINISTRIES[index % 3].value],
      subject: `${OPENINGS[index % OPENINGS.length]} (${index + 1})`,
      topics: [topic.value],
      missions: [MISSIONS[(index * 3) % (MISSIONS.length - 2)].value],
      sections: [
        { text: [text('Met deze brief informeert het kabinet de Kamer.')] },
        {
          heading: 'Inzet',
          page: 2,
          text: [text(`De missies in de regio gaan door. In Irak werken ${index + 20} mensen.`)],
        },
      ],
    };
  });
}

const RUDE = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>';

/** A letter that tries to be markup. */
export const HOSTILE = {
  id: 'kst-66666-1',
  date: '2025-02-25',
  kind: 'stand',
  ministries: ['jenv'],
  subject: `Missies Irak ${RUDE}`,
  topics: ['politie'],
  missions: ['nmi'],
  annexes: [{ label: RUDE, title: RUDE, page: 1, anchor: 's1' }],
  sections: [
    { heading: RUDE, text: [text(`Missies in Irak ${RUDE}{1}`), item(RUDE), row(RUDE, RUDE)] },
    {
      annex: 1,
      heading: RUDE,
      text: [
        text('${alert(1)} {{7*7}} &lt;b&gt; "\'><svg onload=window.broken=1>'),
        text('lang'.repeat(300)),
      ],
    },
  ],
  footnotes: [['1', 0, RUDE, 1]],
  sources: [{ path: 'javascript:window.broken=1', format: 'pdf', hash: '' }],
};

export const LETTERS = [agenda, report, article100, ...series(45)];

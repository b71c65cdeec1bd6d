/** What Fernweh Outfitters sells. The server renders it, the bag adds it up. */
export const products = [
  {
    slug: 'nordlys-pack',
    name: 'Nordlys 28',
    kind: 'Day pack',
    price: 149,
    note: 'New',
    about:
      'A day pack that carries like a bigger one. Waxed organic cotton, a lid that closes with one hand, and a back panel that lets the air through on the steep bits.',
    facts: ['28 litres, 1,140 g', 'Waxed cotton from Jutland', 'Repaired free of charge, for life'],
  },
  {
    slug: 'halde-tent',
    name: 'Halde Two',
    kind: 'Tent for two',
    price: 329,
    about:
      'Two doors, two porches, four minutes. The Halde stands by itself on rock and stays quiet when the wind does not.',
    facts: ['2.3 kg, packs to 44 cm', 'Stands up to 90 km/h', 'Poles can be shortened in the field'],
  },
  {
    slug: 'ember-mug',
    name: 'Ember',
    kind: 'Enamel mug',
    price: 18,
    about: 'Steel, twice enamelled, with a rim that forgives. It will outlive the stove.',
    facts: ['350 ml', 'Fine on an open fire', 'Chips are part of it'],
  },
  {
    slug: 'fjell-shell',
    name: 'Fjell',
    kind: 'Storm shell',
    price: 219,
    about: 'Three layers against whatever comes over the ridge, and pockets where a harness is not.',
    facts: ['410 g in size M', '20,000 mm water column', 'No fluorine in the finish'],
  },
  {
    slug: 'lumen-lantern',
    name: 'Lumen',
    kind: 'Camp lantern',
    price: 59,
    note: 'Low stock',
    about: 'Warm light that dims to a glow. Charges by USB-C, by sun, or slowly by crank.',
    facts: ['4 to 260 lumens', '90 hours at reading light', 'Battery can be replaced'],
  },
  {
    slug: 'tundra-blanket',
    name: 'Tundra',
    kind: 'Down blanket',
    price: 129,
    about: 'Half a sleeping bag, twice as useful. For hammocks, verandas and second nights.',
    facts: ['620 g', 'Traceable down, 700 cuin', 'Packs to the size of a loaf'],
  },
  {
    slug: 'kessel-flask',
    name: 'Kessel',
    kind: 'Flask, 0.75 l',
    price: 34,
    about: 'Tea that is still tea at the hut. A cup as a lid, and a loop for the carabiner.',
    facts: ['14 hours hot, 24 cold', 'Stainless steel, no lining', 'Seal sold separately, for later'],
  },
  {
    slug: 'wayfinder-compass',
    name: 'Wayfinder',
    kind: 'Compass',
    price: 39,
    about: 'No battery, no update, no signal needed. Declination is set with a coin.',
    facts: ['62 g', 'Works from −40 °C to 60 °C', 'Sapphire bearing'],
  },
]

/** @param {string} slug */
export const findProduct = (slug) => products.find((product) => product.slug === slug)

/** @param {number} amount in euros */
export const formatPrice = (amount) =>
  amount.toLocaleString('en-IE', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: amount % 1 ? 2 : 0,
  })

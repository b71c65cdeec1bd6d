/**
 * Articles as help centres write them: what is around the text, what names it, how notes, pictures, videos and the links
 * within are told. Shortened, with their structure and names kept.
 */
export interface HelpCentre {
  readonly html: string
  readonly title: string
  /** All the text of the article, and nothing of what is around it. */
  readonly text: string
}

const BODY = `<p>Banks compare what you type.</p>
  <h2 id="h_01J">The postcode</h2> <p>Type the billing one.</p>`
const TEXT = 'Banks compare what you type. The postcode Type the billing one.'

export const helpCentres: { readonly [name: string]: HelpCentre } = {
  'Zendesk Guide': {
    html: `<html lang="en-US"><title>Why cards are refused – Acme Help Center</title>
      <header class="header"><a href="/hc/en-us">Acme</a><nav><button>Sign in</button></nav></header>
      <section class="hero-article"><nav class="sub-nav"><ol class="breadcrumbs"><li>Acme</li></ol></nav>
      <h1 title="Why cards are refused" class="article-title h1">Why cards are refused</h1>
      <span class="meta-data">Updated 2 months ago</span></section>
      <aside class="article-sidebar"><h2>Articles in this section</h2><article>Another one</article></aside>
      <article id="main-content" class="article"><section class="article-info"><div class="article-content">
      <div class="article-body">${BODY}</div><ul class="attachments"><li>form.pdf</li></ul></div></section>
      <footer><div class="article-votes"><h2 class="article-votes-question">Was this article helpful?</h2>
      <button>Yes</button><small>12 out of 20 found this helpful</small></div></footer></article>
      <div class="article-relatives"><h2>Related articles</h2></div>
      <section class="comments"><h2>Comments</h2><p>0 comments</p></section>`,
    title: 'Why cards are refused',
    text: TEXT,
  },
  'Intercom Articles': {
    html: `<html lang="en"><title>Why cards are refused | Acme Help</title>
      <header><h1 class="sr-only">Acme</h1><input type="search" placeholder="Search"></header>
      <section data-testid="main-content"><div class="article intercom-force-break"><div class="flex flex-col">
      <h1 class="font-primary">Why cards are refused</h1><div class="avatar">Written by Ada</div></div>
      <div class="article_body"><article class="jsx-1"><div class="intercom-interblocks-paragraph"><p>Banks compare what you type.</p></div>
      <div class="intercom-interblocks-heading"><h1 id="h_0a1b2c">The postcode</h1></div>
      <div class="intercom-interblocks-callout" style="background-color:#feedaf80"><p>Type the billing one.</p></div></article></div></div>
      <div class="intercom-reaction-picker" role="group">Did this answer your question?<button>😃</button></div>
      <section><h2>Related Articles</h2></section></section>`,
    title: 'Why cards are refused',
    text: TEXT,
  },
  'Help Scout Docs': {
    html: `<html><title>Why cards are refused - Acme Docs</title><header id="mainNav"><h1 class="logo">Acme</h1></header>
      <section id="main-content"><div class="contentWrapper"><article id="fullArticle"><h1 class="title">Why cards are refused</h1>
      <a href="javascript:window.print()" class="printArticle" title="Print this Article"><i class="icon-print"></i></a>${BODY}</article>
      <section class="articleFoot"><p class="help">Still need help? <a href="#">Contact Us</a></p>
      <time>Last updated on June 26</time></section></div></section>`,
    title: 'Why cards are refused',
    text: TEXT,
  },
  'HubSpot knowledge base': {
    html: `<html lang="en"><title>Why cards are refused</title><main class="kb-main"><nav class="breadcrumbs">Help</nav>
      <div class="kb-search-section"><form><input type="text" name="term"></form></div>
      <section class="kb-article tinymce-content"><h1 id="why"><span id="hs_cos_wrapper_name">Why cards are refused</span></h1>
      <p>Banks compare what you type.</p>
      <h2><a id="zip" data-hs-anchor="true"></a>The postcode</h2>
      <div data-hs-callout-type="note"><p>Type the billing one.</p></div></section>
      <div class="kb-sidebar"><h3>Related</h3></div></main>`,
    title: 'Why cards are refused',
    text: TEXT,
  },
  Freshdesk: {
    html: `<html><title>Why cards are refused : Acme</title><header><h1><a href="/">Acme</a></h1></header>
      <section class="main content fc-article-show"><h2 class="heading">Why cards are refused</h2><p>Modified on Tue</p>
      <article class="article-body" id="article-body" rel="image-enlarge">${BODY}</article>
      <section class="article-vote"><p>Did you find it helpful? <a>Yes</a> <a>No</a></p></section></section>`,
    title: 'Why cards are refused',
    text: TEXT,
  },
  'a page of plain HTML': {
    html: `<title>Acme</title><h1>Why cards are refused</h1>${BODY}`,
    title: 'Why cards are refused',
    text: TEXT,
  },
}

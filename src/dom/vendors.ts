import { findAll } from './selector.ts'

/** Windows of others who help or sell by chat, as they are in the page while open; small ones are launchers. */
const WINDOWS = [
  'iframe[name=intercom-messenger-frame]',
  '#webWidget,iframe[title="Messaging window"],iframe[name="Messaging window"]', // Zendesk, classic and messaging
  '.drift-frame-chat,#drift-frame-chat,#drift-widget',
  '#hubspot-messages-iframe-container iframe',
  '#fc_frame', // Freshchat
  '#HSBeaconContainerFrame,.BeaconContainer', // Help Scout
  '.woot-widget-holder:not(.woot--hide)', // Chatwoot
  '#chat-widget-container iframe,#tidio-chat iframe,#gorgias-chat-container iframe', // the first is LiveChat
  '#embedded-messaging iframe,iframe[title="chat widget"]', // Salesforce, tawk.to
].join()

/** Steps of tours and guides, which are small. */
const GUIDES =
  '#pendo-guide-container,.walkme-custom-balloon-outer-div,.shepherd-element,.driver-popover,.introjs-tooltip'

/** The same and their launchers, at the places that their scripts make for them. */
export const CHATS = [
  WINDOWS,
  '.intercom-lightweight-app,.intercom-app,#intercom-container,iframe[name=intercom-launcher-frame]',
  'iframe#launcher,iframe[title^="Button to launch messaging"],[data-product=web_widget]', // Zendesk
  '#crisp-chatbox,.crisp-client',
  '.drift-frame-controller,#hubspot-messages-iframe-container',
  '#fc_frame,#freshworks-container,.BeaconFabButtonFrame,.woot-widget-bubble,.woot--bubble-holder',
  '#chat-widget-container,#tidio-chat,#olark-wrapper,#gorgias-chat-container,#smartsupp-widget-container',
  '.embeddedServiceHelpButton,#embedded-messaging,iframe[title="chat widget"]', // Salesforce, tawk.to
].join()

/** Launchers and teasers are smaller, and windows are not. */
const SMALLEST_WINDOW = 240

interface Vendors {
  /** Crisp draws itself at run-time class names, but tells. */
  readonly $crisp?: { readonly is?: (what: string) => boolean }
}

/** Whether another vendor's window covers a part of the page: two helpers at once help nobody. */
export function isOtherHelpOpen(window: Window & Vendors): boolean {
  const { document } = window
  return (
    isCrispOpen(window) ||
    findAll(document, WINDOWS).some((element) => isSeen(element, window, SMALLEST_WINDOW)) ||
    findAll(document, GUIDES).some((element) => isSeen(element, window))
  )
}

function isCrispOpen({ $crisp }: Vendors): boolean {
  try {
    return $crisp?.is?.('chat:opened') === true
  } catch {
    return false
  }
}

function isSeen(element: Element, window: Window, atLeast = 1): boolean {
  const { width, height, right, bottom, left, top } = element.getBoundingClientRect()
  const isLarge = width >= atLeast && height >= atLeast
  const isOnScreen = right > 0 && bottom > 0 && left < window.innerWidth && top < window.innerHeight
  return isLarge && isOnScreen && window.getComputedStyle(element).visibility === 'visible'
}

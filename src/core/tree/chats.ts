/** Windows of others who help or sell by chat, as they are in the page while open; small ones are launchers. */
export const CHAT_WINDOWS = [
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

/** The same and their launchers, at the places that their scripts make for them. */
export const CHATS = [
  CHAT_WINDOWS,
  '.intercom-lightweight-app,.intercom-app,#intercom-container,iframe[name=intercom-launcher-frame]',
  'iframe#launcher,iframe[title^="Button to launch messaging"],[data-product=web_widget]', // Zendesk
  '#crisp-chatbox,.crisp-client',
  '.drift-frame-controller,#hubspot-messages-iframe-container',
  '#fc_frame,#freshworks-container,.BeaconFabButtonFrame,.woot-widget-bubble,.woot--bubble-holder',
  '#chat-widget-container,#tidio-chat,#olark-wrapper,#gorgias-chat-container,#smartsupp-widget-container',
  '.embeddedServiceHelpButton,#embedded-messaging,iframe[title="chat widget"]', // Salesforce, tawk.to
].join()

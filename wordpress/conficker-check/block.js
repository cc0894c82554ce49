// The block in the editor: a box that stands for the check, with its language and colours beside it. What visitors get
// is written by PHP when the page is shown.
((wp, { languages, notes, settings, themes, words }) => {
  const { createElement: create, Fragment } = wp.element;
  const { Notice, PanelBody, Placeholder, SelectControl } = wp.components;
  const { InspectorControls, useBlockProps } = wp.blockEditor;

  /** A list to choose an attribute from. */
  const choice = ({ attributes, setAttributes }, name, label, options) =>
    create(SelectControl, {
      label,
      options,
      value: attributes[name],
      onChange: (value) => setAttributes({ [name]: value }),
    });

  /** What an editor should know, with the way to the settings for those who may change them. */
  const note = (text) => {
    const actions = settings ? [{ label: words.settings, url: settings }] : [];
    return create(Notice, { key: text, status: 'warning', isDismissible: false, actions }, text);
  };

  function Edit(props) {
    const panel = create(
      PanelBody,
      { title: words.title },
      choice(props, 'lang', words.language, languages),
      choice(props, 'theme', words.colours, themes),
    );
    const box = create(
      Placeholder,
      { icon: 'shield', label: words.title, instructions: words.about },
      create('div', null, notes.map(note)),
    );
    return create(Fragment, null, create(InspectorControls, null, panel), create('div', useBlockProps(), box));
  }

  wp.blocks.registerBlockType('conficker-check/check', { edit: Edit, save: () => null });
})(window.wp, window.confickerCheckBlock);

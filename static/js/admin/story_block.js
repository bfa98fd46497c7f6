// A story, as Wagtail's stream of blocks. Its element knows it, for those who put blocks into it (`paste.js`).

window.telepath.register(
  "core.blocks.StoryBlock",
  class extends window.wagtailStreamField.blocks.StreamBlockDefinition {
    render(...details) {
      const story = super.render(...details);
      story.element.storyBlock = story;
      return story;
    }
  },
);

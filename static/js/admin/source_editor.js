// The text editor's button "Reference": choose a source, and a marker for it stands behind the selected words.

(() => {
  const { createElement } = window.React;
  const { EditorState, Modifier } = window.DraftJS;
  const { Icon } = window.wagtail.components;
  const { ModalWorkflowSource, TooltipEntity, registerPlugin } = window.draftail;

  class SourceChooser extends ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.sourceChooser,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    // Wagtail's own method would turn the selected words into the link; a marker must leave them alone.
    onChosen({ id, string }) {
      const { editorState, entity, entityType, onComplete } = this.props;
      const selection = editorState.getSelection();
      // Of the entities it may stand in, such as a link, only a marker gives way to another.
      const place = entity?.getType() === entityType.type
        ? selection
        : selection.merge({
            anchorKey: selection.getEndKey(),
            anchorOffset: selection.getEndOffset(),
            focusKey: selection.getEndKey(),
            focusOffset: selection.getEndOffset(),
            isBackward: false,
          });
      const content = editorState.getCurrentContent().createEntity(entityType.type, "IMMUTABLE", { id });
      const marked = Modifier.replaceText(content, place, string, null, content.getLastCreatedEntityKey());
      this.workflow.close();
      onComplete(EditorState.push(editorState, marked, "insert-characters"));
    }
  }

  const icon = createElement(Icon, { name: "openquote" });
  const Source = (props) => createElement(TooltipEntity, { ...props, icon });

  registerPlugin({ type: "SOURCE", source: SourceChooser, decorator: Source });
})();

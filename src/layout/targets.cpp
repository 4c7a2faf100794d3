#include "layout/targets.h"

#include "document/walk.h"

namespace layout {

namespace {

std::string text_of(document::Block const& block)
{
    if (auto const* const paragraph = std::get_if<document::Paragraph>(&block.content))
        return document::plain_text(paragraph->text);
    if (auto const* const heading = std::get_if<document::Heading>(&block.content))
        return (heading->number.empty() ? "" : heading->number + " ")
            + document::plain_text(heading->text);
    if (auto const* const table = std::get_if<std::unique_ptr<document::Table>>(&block.content))
        return document::plain_text((*table)->caption);
    return {};
}

} // namespace

std::map<std::string, std::string> describe_targets(document::Document const& document)
{
    std::map<std::string, std::string> targets;
    for (auto const& link : document.links)
        if (link.starts_with("#"))
            targets.emplace(link, "");
    if (targets.empty())
        return targets;
    // The block and those in it come one after another, so its first text is the next there is.
    std::string* open = nullptr;
    document::walk(document.blocks, document::Cells::include, [&](document::Block const& block) {
        auto const found = targets.find("#" + block.id);
        if (found != targets.end() && found->second.empty())
            open = &found->second;
        if (!open)
            return;
        *open = text_of(block);
        if (!open->empty())
            open = nullptr;
    });
    return targets;
}

} // namespace layout

#include "document/append.h"

#include <algorithm>
#include <iterator>

namespace document {

namespace {

/// Changes what a part refers to by number or id into what the whole calls it.
class Renumbering {
public:
    Renumbering(Document& whole, Document& part, std::string const& prefix)
        : m_file(part.file)
        , m_prefix(prefix)
        , m_first_field(static_cast<std::uint32_t>(whole.fields.size()))
        , m_first_figure(static_cast<std::uint32_t>(whole.figures.size()))
    {
        for (auto const& name : part.styles)
            m_styles.push_back(style_of(whole, name));
        for (auto const& link : part.links) {
            whole.links.push_back(link.starts_with("#") ? "#" + prefix + link.substr(1) : link);
            m_links.push_back(static_cast<std::uint32_t>(whole.links.size()));
        }
        for (auto& code : part.figures)
            whole.figures.push_back(std::move(code));
        for (auto& field : part.fields) {
            field.name = prefix + field.name;
            whole.fields.push_back(std::move(field));
        }
        whole.pictures.insert(part.pictures.begin(), part.pictures.end());
    }

    void change(Blocks& blocks) const
    {
        leave_out_contents(blocks);
        for (auto& block : blocks)
            change(block);
    }

private:
    /// Tables of contents, with the heading above each and the page break before the next block.
    static void leave_out_contents(Blocks& blocks)
    {
        for (std::size_t i = blocks.size(); i-- > 0;) {
            if (!std::holds_alternative<Contents>(blocks.at(i).content))
                continue;
            auto const begin = blocks.begin() + static_cast<std::ptrdiff_t>(i);
            bool const headed = i > 0 && std::holds_alternative<Heading>(blocks.at(i - 1).content);
            bool const broken = i + 1 < blocks.size()
                && std::holds_alternative<PageBreak>(blocks.at(i + 1).content);
            blocks.erase(begin - (headed ? 1 : 0), begin + (broken ? 2 : 1));
        }
    }

    static std::uint16_t style_of(Document& whole, std::string const& name)
    {
        auto const found = std::ranges::find(whole.styles, name);
        auto const index = static_cast<std::uint16_t>(found - whole.styles.begin());
        if (found == whole.styles.end())
            whole.styles.push_back(name);
        return index;
    }

    void change(Spans& spans) const
    {
        for (auto& span : spans) {
            if (span.link != 0)
                span.link = m_links.at(span.link - 1) & link_max;
            if (span.figure != 0)
                span.figure += m_first_figure;
        }
    }

    void change(std::vector<Row>& rows) const
    {
        for (auto& row : rows) {
            for (auto& cell : row.cells) {
                cell.style = m_styles.at(cell.style);
                change(cell.text);
                change(cell.blocks);
            }
        }
    }

    void change(Block& block) const
    {
        block.style = m_styles.at(block.style);
        if (block.file.empty())
            block.file = m_file;
        if (!block.id.empty())
            block.id = m_prefix + block.id;
        if (auto* const paragraph = std::get_if<Paragraph>(&block.content)) {
            change(paragraph->text);
        } else if (auto* const heading = std::get_if<Heading>(&block.content)) {
            change(heading->text);
        } else if (auto* const list = std::get_if<List>(&block.content)) {
            for (auto& item : list->items) {
                item.term_style = m_styles.at(item.term_style);
                change(item.term);
                change(item.content);
            }
        } else if (auto* const table = std::get_if<std::unique_ptr<Table>>(&block.content)) {
            change((*table)->caption);
            change((*table)->head);
            change((*table)->body);
            change((*table)->foot);
        } else if (auto* const group = std::get_if<std::unique_ptr<Group>>(&block.content)) {
            change((*group)->content);
        } else if (auto* const place = std::get_if<FieldPlace>(&block.content)) {
            place->field += m_first_field;
        }
    }

    std::string m_file;
    std::string m_prefix;
    std::uint32_t m_first_field;
    std::uint32_t m_first_figure;
    std::vector<std::uint16_t> m_styles; ///< In the whole, by index in the part.
    std::vector<std::uint32_t> m_links; ///< 1-based, as in Span.
};

bool has_own_pages(Block const& block)
{
    auto const* const group = std::get_if<std::unique_ptr<Group>>(&block.content);
    return group && (*group)->own_pages;
}

/// Groups that begin and end pages of the style `page`, one for each run of blocks between those
/// that have pages of their own already.
Blocks on_own_pages(Blocks blocks, std::string const& page)
{
    Blocks result;
    Group* open = nullptr;
    for (auto& block : blocks) {
        if (has_own_pages(block)) {
            result.push_back(std::move(block));
            open = nullptr;
            continue;
        }
        if (!open) {
            auto group = std::make_unique<Group>();
            group->own_pages.emplace().page = page;
            open = group.get();
            auto& added = result.emplace_back();
            added.line = block.line;
            added.file = block.file;
            added.content = std::move(group);
        }
        open->content.push_back(std::move(block));
    }
    return result;
}

} // namespace

Blocks take_in(Document& whole, Document part, std::string const& prefix)
{
    Renumbering(whole, part, prefix).change(part.blocks);
    if (part.page != whole.page)
        return on_own_pages(std::move(part.blocks), part.page);
    Blocks blocks;
    blocks.emplace_back().content = PageBreak {};
    std::ranges::move(part.blocks, std::back_inserter(blocks));
    return blocks;
}

} // namespace document

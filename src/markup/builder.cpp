#include "markup/builder.h"

#include "base/limits.h"
#include "markup/attributes.h"

#include <algorithm>

namespace markup {

namespace {

std::string quoted(std::string_view text)
{
    constexpr std::size_t length_max = 40;
    if (text.size() <= length_max)
        return "\"" + std::string(text) + "\"";
    auto end = length_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end; // Never cut a character of several bytes in two.
    return "\"" + std::string(text.substr(0, end)) + "…\"";
}

std::string tag(std::string_view name)
{
    return "<" + std::string(name) + ">";
}

} // namespace

Builder::Builder(Markup const& markup)
    : m_markup(markup)
    , m_lines(markup)
{
    if (!markup.files.empty())
        m_document.file = markup.files.front();
    style("p");
    // Frames are referred to while they are open, so they must never move.
    m_frames.reserve(base::limits::markup_depth_max);
}

void Builder::start(std::string_view name, Attributes attributes, std::size_t offset)
{
    if (++m_elements > base::limits::markup_elements_max)
        return stop({ "markup-too-many-elements",
                        "The document has more than "
                            + std::to_string(base::limits::markup_elements_max) + " elements.",
                        "Choose fewer records, or make several documents." },
            offset);
    if (m_skipped > 0) {
        ++m_skipped;
        return;
    }
    if (m_drawing) {
        m_skipped = m_drawing->start(name, attributes, m_lines.at(offset)) ? 0 : 1;
        return;
    }
    auto const* rule = find_element(name);
    if (!rule)
        complain({ "markup-unknown-element", "There is no element " + tag(name) + ".",
                     "Use an element that templates/README.md lists." },
            offset);
    if (!rule || !admits(*rule, offset)) {
        m_skipped = 1;
        return;
    }
    if (rule->element == Element::drawing) {
        flush_loose_text(parent());
        m_drawing = std::make_unique<DrawingBuilder>(
            [this](Complaint complaint, auto line) { complain_at(std::move(complaint), line); });
        m_drawing->start(name, attributes, m_lines.at(offset));
        return;
    }
    Frame frame;
    frame.rule = rule;
    frame.line = m_lines.at(offset);
    frame.style = default_style(*rule);
    if (!m_frames.empty()) {
        frame.setting = parent().setting;
        if (rule->element == Element::note)
            frame.setting.flags = document::plain;
        if (is_block(rule->element))
            flush_loose_text(parent());
    }
    read_attributes(frame, attributes, offset);
    open(frame);
    if (rule->element == Element::field)
        add_field(frame, attributes, offset);
    m_frames.push_back(std::move(frame));
}

void Builder::end()
{
    if (m_skipped > 0) {
        --m_skipped;
        return;
    }
    if (m_drawing) {
        if (m_drawing->end())
            close_drawing();
        return;
    }
    auto frame = std::move(m_frames.back());
    m_frames.pop_back();
    close(frame);
}

void Builder::text(std::string_view text, std::size_t offset)
{
    if (m_skipped > 0)
        return;
    if (m_drawing)
        return m_drawing->text(text);
    auto const& frame = parent();
    if (may_contain_text(frame.rule->element)) {
        m_run_bytes = m_run.empty() ? text.size() : m_run_bytes + text.size();
        if (m_run_bytes > base::limits::markup_paragraph_bytes_max)
            return stop({ "markup-text-too-long",
                            "One paragraph has more than "
                                + std::to_string(base::limits::markup_paragraph_bytes_max / 1024)
                                + " KiB of text.",
                            "Divide it into several paragraphs." },
                offset);
        m_run.add_text(text, frame.setting);
        return;
    }
    auto const first = std::ranges::find_if_not(text, is_white_space) - text.begin();
    auto const visible = text.substr(static_cast<std::size_t>(first));
    if (visible.empty())
        return;
    complain({ "markup-stray-text",
                 "The text " + quoted(visible) + " stands directly in " + tag(frame.rule->name)
                     + ", which holds " + std::string(describe_content(frame.rule->element)) + ".",
                 "Put the text into a paragraph or a cell." },
        offset + static_cast<std::size_t>(first));
}

/// Whether the element may stand here; complains if not.
bool Builder::admits(ElementRule const& rule, std::size_t offset)
{
    if (m_frames.empty()) {
        auto const root = rule.element == Element::document && !m_has_root;
        m_has_root = true;
        if (!root)
            complain({ "markup-misplaced-element", "A document begins with " + tag(rule.name) + ".",
                         "Put everything into one <document>." },
                offset);
        return root;
    }
    auto const& outer = *parent().rule;
    bool const is_marked = parent().setting.link != 0 || parent().setting.figure != 0;
    if (!may_contain(outer.element, rule.element)
        || (rule.element == Element::note && is_within(Element::note))
        || (is_marked && !may_contain(Element::link, rule.element))) {
        complain({ "markup-misplaced-element",
                     tag(rule.name) + " may not stand in " + tag(outer.name) + ", which holds "
                         + std::string(describe_content(outer.element)) + ".",
                     "Move it or close " + tag(outer.name) + " before it." },
            offset);
        return false;
    }
    if (m_frames.size() >= base::limits::markup_depth_max) {
        complain({ "markup-too-deep",
                     "Elements are nested more than "
                         + std::to_string(base::limits::markup_depth_max) + " deep.",
                     "Use fewer elements inside each other." },
            offset);
        return false;
    }
    return true;
}

void Builder::read_attributes(Frame& frame, Attributes attributes, std::size_t offset)
{
    for (auto const& [name, value] : attributes) {
        if (frame.rule->element == Element::field && FieldReader::knows(name))
            continue;
        auto const attribute = find_attribute(name);
        if (attribute & frame.rule->attributes)
            read_attribute(frame, attribute, value, offset);
        else
            complain(
                { "markup-unknown-attribute",
                    tag(frame.rule->name) + " has no attribute \"" + std::string(name) + "\".",
                    name == "style" ? "Give the block a class; looks are set in the style file."
                                    : "Remove it or correct its name." },
                offset);
    }
    check_attributes(frame, attributes, offset);
}

void Builder::read_attribute(
    Frame& frame, Attribute attribute, std::string_view value, std::size_t offset)
{
    auto const refuse = [&](std::string_view name, std::string fix) {
        this->refuse(value, name, std::move(fix), offset);
    };
    if (frame.rule->element == Element::image
        && read_image_attribute(frame.image, attribute, value))
        return;
    switch (attribute) {
    case id:
        if (!is_id(value))
            return refuse("id", "Use letters, digits, hyphens, dots and underscores.");
        frame.id = value;
        break;
    case style_class:
        if (!is_style_name(value))
            return refuse("class", "Use one style name: small letters, digits and hyphens.");
        frame.style = style(value);
        break;
    case href:
        if (!is_link_target(value))
            return refuse("link target",
                "Begin it with https://, http://, mailto: or tel:, or write # and an id.");
        frame.setting.link = link_to(value);
        if (value.starts_with("#"))
            m_targets.try_emplace(std::string(value.substr(1)), frame.line);
        break;
    case width:
    case height:
        if (frame.rule->element == Element::image)
            return refuse("length", "Write a length such as \"40mm\".");
        if (!column_width(value))
            refuse("column width", "Write a width such as \"20mm\", \"2*\" or \"auto\".");
        frame.column = column_width(value).value_or(frame.column);
        break;
    case scope:
        if (auto const known = header_scope(value))
            frame.cell.scope = *known;
        else
            refuse("scope", "Write \"col\", \"row\" or \"rowgroup\".");
        break;
    case column_span:
    case row_span:
        if (auto const count = span_count(value))
            (attribute == row_span ? frame.cell.row_span : frame.cell.column_span) = *count;
        else
            refuse("number of columns or rows", "Write a whole number from 1 to 255.");
        break;
    case columns:
        // Five signatures beside each other would each have 3 cm.
        if (auto const count = span_count(value); count && *count <= 4)
            frame.signature.columns = *count;
        else
            refuse("number of signatures beside each other", "Write 1, 2, 3 or 4.");
        break;
    case label:
    case alternative:
    case continued:
    case date_line: // Any text will do.
        frame.label = value;
        break;
    default:
        read_structure_attribute(frame, attribute, value, offset);
    }
}

void Builder::refuse(
    std::string_view value, std::string_view name, std::string fix, std::size_t offset)
{
    complain({ "markup-attribute-value", quoted(value) + " is no " + std::string(name) + ".",
                 std::move(fix) },
        offset);
}

/// What the attributes must say together.
void Builder::check_attributes(Frame const& frame, Attributes attributes, std::size_t offset)
{
    auto const has = [&](std::string_view name) {
        return std::ranges::any_of(attributes, [&](auto const& one) { return one.first == name; });
    };
    if (frame.rule->element == Element::link && !has("href"))
        complain({ "markup-missing-attribute", "<a> has no href.", "Say where the link leads." },
            offset);
    if (frame.rule->element == Element::data && !has("figure"))
        complain({ "markup-missing-attribute", "<data> has no figure.",
                     "Name the figure that it prints: figure=\"M-A2\"." },
            offset);
    if (frame.figure && frame.label.empty())
        complain({ "markup-missing-attribute", "This figure has no alternative text.",
                     "Add alt=\"…\" that says in words what the figure shows." },
            offset);
    if (frame.rule->element == Element::image)
        return check_image(frame, has("alt"), offset);
    if (!frame.figure && has("alt"))
        complain({ "markup-unknown-attribute", "Only a figure has an alternative text.",
                     "Add role=\"figure\" or remove alt." },
            offset);
}

void Builder::open(Frame& frame)
{
    switch (frame.rule->element) {
    case Element::emphasis:
        frame.setting.flags |= frame.rule->name == "strong" ? document::strong : document::emphasis;
        break;
    case Element::line_break:
        m_run.break_line();
        break;
    case Element::list:
        frame.list.ordered = frame.rule->name == "ol";
        break;
    case Element::note:
        frame.around = std::exchange(m_run, {});
        break;
    case Element::table: {
        auto const name = m_document.styles.at(frame.style);
        auto const prefix = name == "table" ? std::string() : name + "-";
        frame.table = std::make_unique<TableBuilder>(style(prefix + "td"), style(prefix + "th"));
        if (frame.presentation)
            frame.table->make_presentation();
        break;
    }
    case Element::column:
        complain_if(table_frame().table->add_column(frame.column), frame.line);
        break;
    case Element::row_group:
        parent().table->open_section(frame.rule->name);
        break;
    case Element::row:
        table_frame().table->open_row();
        break;
    case Element::cell:
        if (frame.rule->name == "th" && frame.cell.scope == document::Scope::none)
            frame.cell.scope
                = table_frame().table->in_head() ? document::Scope::column : document::Scope::row;
        break;
    default:
        break;
    }
}

std::uint16_t Builder::default_style(ElementRule const& rule)
{
    switch (rule.element) {
    case Element::cell: {
        auto const& table = *table_frame().table;
        return rule.name == "th" ? table.header_style() : table.data_style();
    }
    case Element::list_item:
    case Element::term:
    case Element::definition:
        return style(list_item_style(parent(), rule.name));
    case Element::figure_caption:
        return style(rule.name);
    default:
        return is_block(rule.element) ? style(rule.name) : std::uint16_t { 0 };
    }
}

/// "li", or in a list with a class "numbered-li".
std::string Builder::list_item_style(Frame const& list, std::string_view item) const
{
    auto const& name = m_document.styles.at(list.style);
    return name == list.rule->name ? std::string(item) : name + "-" + std::string(item);
}

Builder::Frame& Builder::table_frame()
{
    auto const table = std::ranges::find_if(
        m_frames.rbegin(), m_frames.rend(), [](auto const& frame) { return bool(frame.table); });
    base::ensure(table != m_frames.rend(), "a row or column outside of a table");
    return *table;
}

std::uint16_t Builder::style(std::string_view name)
{
    if (auto const found = m_styles.find(name); found != m_styles.end())
        return found->second;
    auto const index = static_cast<std::uint16_t>(m_document.styles.size());
    m_document.styles.emplace_back(name);
    m_styles.emplace(name, index);
    return index;
}

void Builder::complain(Complaint complaint, std::size_t offset)
{
    complain_at(std::move(complaint), m_lines.at(offset));
}

void Builder::complain_if(std::optional<Complaint> complaint, LineFinder::Line line)
{
    if (complaint)
        complain_at(std::move(*complaint), line);
}

void Builder::complain_at(Complaint complaint, LineFinder::Line line)
{
    auto const file
        = line.file < m_markup.files.size() ? m_markup.files.at(line.file) : std::string();
    base::Diagnostic fault { base::Severity::error, std::move(complaint.code),
        { file, line.line, {} }, std::move(complaint.message), std::move(complaint.fix) };
    if (m_full || !m_told.insert(base::describe(fault)).second)
        return;
    m_faults.push_back(std::move(fault));
    m_full = m_faults.size() == base::limits::markup_faults_max;
}

void Builder::stop(Complaint complaint, std::size_t offset)
{
    complain(std::move(complaint), offset);
    m_full = true;
}

std::string Builder::innermost() const
{
    if (m_frames.empty())
        return {};
    auto const& frame = m_frames.back();
    return tag(frame.rule->name) + " of line " + std::to_string(frame.line.line);
}

base::Result<document::Document> Builder::finish()
{
    check_targets();
    if (!m_faults.empty())
        return std::move(m_faults);
    return std::move(m_document);
}

} // namespace markup

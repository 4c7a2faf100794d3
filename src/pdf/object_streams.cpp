#include "pdf/object_streams.h"

#include "base/ensure.h"

#include <array>

namespace pdf {

namespace {

// A reader inflates a whole stream to see one object, so streams stay small: about 15 KB.
constexpr std::size_t objects_per_stream = 200;

/// One line of the cross-reference stream: type, offset or container, index, in 1, 4 and 2
/// bytes. Each line is written as its difference from the line before (PNG predictor "Up"),
/// which leaves mostly zeros.
class CrossReferences {
public:
    void add(unsigned type, std::uint32_t second, unsigned third)
    {
        std::array<unsigned char, 7> const line { static_cast<unsigned char>(type),
            static_cast<unsigned char>(second >> 24), static_cast<unsigned char>(second >> 16),
            static_cast<unsigned char>(second >> 8), static_cast<unsigned char>(second),
            static_cast<unsigned char>(third >> 8), static_cast<unsigned char>(third) };
        m_bytes += '\2';
        for (std::size_t i = 0; i < line.size(); ++i)
            m_bytes += static_cast<char>(line.at(i) - m_previous.at(i));
        m_previous = line;
    }
    std::string const& bytes() const { return m_bytes; }

private:
    std::array<unsigned char, 7> m_previous {};
    std::string m_bytes;
};

} // namespace

ObjectStreams::ObjectStreams(File& file, Deflater& deflater, std::size_t count)
    : m_file(file)
    , m_deflater(deflater)
    , m_count(count)
{
    for (std::size_t i = 0; i < count; i += objects_per_stream)
        m_streams.push_back(file.add_stream({}));
    m_first = file.next();
}

std::string& ObjectStreams::begin()
{
    base::ensure(m_added < m_count, "more PDF objects than were announced");
    if (m_added > 0 && m_added % objects_per_stream == 0)
        flush();
    append_integer(m_index, next());
    m_index += ' ';
    append_integer(m_index, static_cast<std::int64_t>(m_objects.size()));
    m_index += ' ';
    ++m_added;
    // Objects in a stream need no delimiter, but a number would run into the next one.
    m_objects += '\n';
    return m_objects;
}

void ObjectStreams::flush()
{
    auto const stream = (m_added - 1) / objects_per_stream;
    std::string entries = "/Type/ObjStm/Filter/FlateDecode/N ";
    append_integer(entries, static_cast<std::int64_t>(m_added - stream * objects_per_stream));
    entries += "/First ";
    append_integer(entries, static_cast<std::int64_t>(m_index.size()));
    m_joined.assign(m_index).append(m_objects);
    m_file.set_entries(m_streams.at(stream), std::move(entries));
    m_file.append_bytes(m_streams.at(stream), m_deflater.compress(m_joined));
    m_index.clear();
    m_objects.clear();
}

std::string ObjectStreams::finish()
{
    base::ensure(m_added == m_count, "fewer PDF objects than were announced");
    if (m_count > 0)
        flush();
    auto saved = m_file.save();
    append_cross_references(saved.bytes, saved.offsets);
    return std::move(saved.bytes);
}

void ObjectStreams::append_cross_references(
    std::string& out, std::vector<std::uint32_t> const& offsets)
{
    auto const start = static_cast<std::uint32_t>(out.size());
    auto const own_number = m_first + static_cast<ObjectNumber>(m_count);
    CrossReferences lines;
    lines.add(0, 0, 0xFFFF);
    for (std::size_t number = 1; number < offsets.size(); ++number)
        lines.add(1, offsets.at(number), 0);
    for (std::size_t i = 0; i < m_count; ++i)
        lines.add(
            2, m_streams.at(i / objects_per_stream), static_cast<unsigned>(i % objects_per_stream));
    lines.add(1, start, 0);

    auto const compressed = m_deflater.compress(lines.bytes());
    std::string identifier;
    for (unsigned char const byte : digest(out)) {
        static constexpr char digits[] = "0123456789ABCDEF";
        identifier += { digits[byte >> 4], digits[byte & 15] };
    }
    append_integer(out, own_number);
    out += " 0 obj\n<</Type/XRef/Filter/FlateDecode/W[1 4 2]"
           "/DecodeParms<</Predictor 12/Columns 7>>/Size ";
    append_integer(out, own_number + 1);
    out += "/Root ";
    append_reference(out, m_file.catalog());
    out += "/Info ";
    append_reference(out, m_file.information());
    out += "/ID[<" + identifier + "><" + identifier + ">]/Length ";
    append_integer(out, static_cast<std::int64_t>(compressed.size()));
    out += ">>\nstream\r\n";
    out += compressed;
    out += "\nendstream\nendobj\nstartxref\n";
    append_integer(out, start);
    out += "\n%%EOF\n";
}

} // namespace pdf

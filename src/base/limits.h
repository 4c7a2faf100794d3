#pragma once

// Every limit of the product, in one place, with the reason for each number.

#include <cstddef>

namespace base::limits {

/// Nesting of JSON input. Records nest about 8 deep; 64 leaves room and keeps recursion shallow.
constexpr int json_depth_max = 64;
/// One input file. A case with 500 chronology entries is under 1 MiB.
constexpr std::size_t input_bytes_max = 16 * 1024 * 1024;
/// One template. Beyond this the template library's recursion is at risk.
constexpr std::size_t template_bytes_max = 256 * 1024;
/// Nesting of template sections; 50,000 nested sections crash the template library.
constexpr int template_depth_max = 32;
/// Filled markup: 10,000 actions of 16 columns are about 12 MB, and a 53-byte template of nested
/// loops can ask for 100 MB.
constexpr std::size_t markup_bytes_max = 64 * 1024 * 1024;
/// Nesting of markup elements.
constexpr int markup_depth_max = 64;
/// Elements of filled markup: 10,000 actions of 16 columns are about 200,000. Each costs memory.
constexpr std::size_t markup_elements_max = 2'000'000;
/// Text of one paragraph, heading or plain cell: about a hundred pages.
constexpr std::size_t markup_paragraph_bytes_max = 256 * 1024;
/// Columns of one table; spans are counted in one byte.
constexpr std::size_t markup_columns_max = 255;
/// Faults that are told of one document. Nobody reads more, and each costs memory.
constexpr std::size_t markup_faults_max = 1000;
/// Work on one layout, in bytes of text shaped or broken, so that it ends at the same place on
/// every machine: about half a minute on a slow one. A plan of 3,340 pages takes a tenth.
constexpr std::size_t layout_steps_max = 1'000'000'000;
/// What one line of text costs beside its bytes.
constexpr std::size_t layout_line_steps = 200;
/// Pages of one document; the PDF library fails somewhere between 9,000 and 40,000.
constexpr std::size_t pages_max = 5000;
/// One cell of a workbook (the XLSX format's own limit, in characters).
constexpr std::size_t cell_characters_max = 32767;

/// One picture file. A logo is under 100 KiB; a photograph that fills A4, about 4 MiB.
constexpr std::size_t image_bytes_max = 8 * 1024 * 1024;
/// Pixels of one picture: A4 at 300 for each inch is 8.7 million. A PNG file of 100 KiB can ask
/// for gigabytes.
constexpr std::size_t image_pixels_max = 9'000'000;

} // namespace base::limits

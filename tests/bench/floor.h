#pragma once

// The lower bound that our figures stand beside: the PDF library alone, drawing a letter's worth
// of text at fixed places in a built-in font, without layout, tags, metadata or embedded fonts.

#include <hpdf.h>

#include <string>

inline std::string draw_plain_letter()
{
    HPDF_Doc const pdf = HPDF_New(nullptr, nullptr);
    HPDF_SetCompressionMode(pdf, HPDF_COMP_ALL);
    HPDF_Page const page = HPDF_AddPage(pdf);
    HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    HPDF_Font const font = HPDF_GetFont(pdf, "Helvetica", nullptr);
    HPDF_Page_SetFontAndSize(page, font, 11);
    HPDF_Page_BeginText(page);
    for (int line = 0; line < 45; ++line) {
        HPDF_Page_TextOut(page, 60, static_cast<float>(780 - 15 * line),
            "Please secure all records for the people listed now, paper and electronic, and "
            "confirm it.");
    }
    HPDF_Page_EndText(page);
    HPDF_SaveToStream(pdf);
    std::string bytes(HPDF_GetStreamSize(pdf), '\0');
    auto size = static_cast<HPDF_UINT32>(bytes.size());
    HPDF_ReadFromStream(pdf, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
    HPDF_Free(pdf);
    return bytes;
}

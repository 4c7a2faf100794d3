import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks PDF files against standards, many files and many standards in one run, because starting
 * Java takes longer than a file does.
 *
 * <p>Arguments: standards separated by commas ("ua1,2a"), then files. Prints one line for each
 * file and standard, and one for each rule that failed. Exit code 0 if everything conforms.
 */
public final class PdfConformance {
    private PdfConformance() {}

    public static void main(String[] arguments) {
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = true;
        for (String name : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
            for (int i = 1; i < arguments.length; ++i) {
                good &= conforms(arguments[i], name, flavour);
            }
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean conforms(String file, String name, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println(file + " " + name + (result.isCompliant() ? " conforms" : " FAILS")
                    + ", " + result.getTotalAssertions() + " checks");
            Map<String, String> failures = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failures.putIfAbsent(assertion.getRuleId().getClause() + " test "
                            + assertion.getRuleId().getTestNumber(), assertion.getMessage());
                }
            }
            failures.forEach((rule, message) ->
                    System.out.println("  " + rule + ": " + message.replace('\n', ' ')));
            return result.isCompliant();
        } catch (Exception exception) {
            System.out.println(file + " " + name + " FAILS: " + exception);
            return false;
        }
    }
}

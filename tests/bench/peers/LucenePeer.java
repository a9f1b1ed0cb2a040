import java.io.BufferedReader;
import java.io.FileWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Lucene on the letters and queries of bench-set: its analyzer for Dutch, without stop words so that
 * phrases are found as they stand, one segment, facets of SortedSetDocValues.
 *
 * <pre>java LucenePeer build LETTERS FOLDER RESULTS | java LucenePeer answer QUERIES FOLDER RESULTS</pre>
 */
public class LucenePeer {
  static final String ENGINE = "Lucene";
  static final String[] FACETS = {"topic", "mission", "ministry", "kind", "year", "month"};
  static final int RUNS = 5;
  static final int WARMING = 4; // runs that let the compiler of the virtual machine finish
  static final int VALUES = 1000; // of a facet, at most

  static final Analyzer ANALYZER = new DutchAnalyzer(CharArraySet.EMPTY_SET);
  static final FacetsConfig CONFIG = new FacetsConfig();

  final FileWriter results;

  LucenePeer(String file) throws IOException {
    results = new FileWriter(file, true);
    for (String facet : FACETS) CONFIG.setMultiValued(facet, true);
  }

  public static void main(String[] arguments) throws Exception {
    LucenePeer peer = new LucenePeer(arguments[3]);
    if (arguments[0].equals("build")) {
      peer.build(Path.of(arguments[1]), Path.of(arguments[2]));
    } else {
      peer.answer(Path.of(arguments[1]), Path.of(arguments[2]));
    }
    peer.results.close();
  }

  void fact(String name, double value) throws IOException {
    results.write(String.format(Locale.ROOT, "fact\t%s\t%s\t%.4f\n", ENGINE, name, value));
  }

  // Building ------------------------------------------------------------------------------------

  void build(Path letters, Path folder) throws IOException {
    long start = System.nanoTime();
    IndexWriterConfig settings = new IndexWriterConfig(ANALYZER);
    settings.setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(64);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(folder), settings);
        BufferedReader reader = Files.newBufferedReader(letters, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        writer.addDocument(CONFIG.build(document(line.split("\t", -1))));
      }
      writer.forceMerge(1);
      writer.commit();
    }
    // With the start of the virtual machine.
    fact("build_cpu_s", processCpu() * 1e-9);
    fact("build_wall_s", (System.nanoTime() - start) * 1e-9);
    fact("build_peak_mb", peakMegabytes());
    fact("index_mb", folderMegabytes(folder));
  }

  static Document document(String[] fields) {
    Document document = new Document();
    document.add(new StringField("id", fields[0], Field.Store.YES));
    document.add(new IntPoint("date", day(fields[1])));
    for (int i = 0; i < FACETS.length; ++i) {
      for (String value : fields[2 + i].split("\\|")) {
        document.add(new SortedSetDocValuesFacetField(FACETS[i], value));
        document.add(new StringField(FACETS[i], value, Field.Store.NO));
      }
    }
    document.add(new TextField("text", fields[8], Field.Store.YES));
    document.add(new TextField("text", fields[9], Field.Store.YES));
    return document;
  }

  static int day(String date) {
    return Integer.parseInt(date.replace("-", ""));
  }

  // Answering -----------------------------------------------------------------------------------

  /** Kind, join, words, topic, mission, from, to. */
  record Asked(String[] fields, Query text) {
    String choice(String facet) {
      return switch (facet) {
        case "topic" -> fields[3];
        case "mission" -> fields[4];
        case "year", "month" -> fields[5];
        default -> "";
      };
    }
  }

  IndexSearcher searcher;
  SortedSetDocValuesReaderState state;

  void answer(Path queries, Path folder) throws IOException {
    long start = System.nanoTime();
    searcher = new IndexSearcher(DirectoryReader.open(FSDirectory.open(folder)));
    state = new DefaultSortedSetDocValuesReaderState(searcher.getIndexReader());
    fact("ready_cpu_s", processCpu() * 1e-9);
    fact("ready_wall_s", (System.nanoTime() - start) * 1e-9);
    List<Asked> all = new ArrayList<>();
    for (String line : Files.readAllLines(queries)) {
      String[] fields = line.split("\t", -1);
      all.add(new Asked(fields, text(fields)));
    }
    measure(all);
    fact("peak_mb", peakMegabytes());
  }

  void measure(List<Asked> all) throws IOException {
    double[][][] costs = new double[all.size()][1 + RUNS][];
    int[] totals = new int[all.size()];
    for (int run = 0; run <= WARMING + RUNS; ++run) {
      for (int i = 0; i < all.size(); ++i) {
        long cpu = threadCpu();
        long wall = System.nanoTime();
        totals[i] = ask(all.get(i));
        double[] cost = {(threadCpu() - cpu) * 1e-6, (System.nanoTime() - wall) * 1e-6};
        if (run == 0) costs[i][0] = cost;
        if (run > WARMING) costs[i][run - WARMING] = cost;
      }
    }
    for (int i = 0; i < all.size(); ++i) {
      String kind = all.get(i).fields()[0];
      results.write(
          String.format(Locale.ROOT, "query\t%s\t%d\t%s\t%d\t%.4f\t%.4f\t%.4f\t%.4f\n", ENGINE, i,
              kind, totals[i], costs[i][0][0], costs[i][0][1], median(costs[i], 0),
              median(costs[i], 1)));
    }
  }

  static double median(double[][] costs, int which) {
    double[] warm = Arrays.stream(costs).skip(1).mapToDouble(cost -> cost[which]).toArray();
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }

  static Query text(String[] fields) {
    QueryBuilder builder = new QueryBuilder(ANALYZER);
    return switch (fields[1]) {
      case "phrase" -> builder.createPhraseQuery("text", fields[2]);
      case "prefix" -> new PrefixQuery(new Term("text", fields[2]));
      case "or" -> builder.createBooleanQuery("text", fields[2], Occur.SHOULD);
      default -> builder.createBooleanQuery("text", fields[2], Occur.MUST);
    };
  }

  /** Ten letters, the exact total, and all facets, each without its own choice. */
  int ask(Asked asked) throws IOException {
    TopScoreDocCollector top = TopScoreDocCollector.create(10, Integer.MAX_VALUE);
    FacetsCollector hits = new FacetsCollector();
    searcher.search(filtered(asked, true), MultiCollector.wrap(top, hits));
    for (var hit : top.topDocs().scoreDocs) searcher.doc(hit.doc, java.util.Set.of("id"));
    count(asked, hits, false);
    if (Arrays.stream(FACETS).anyMatch(facet -> !asked.choice(facet).isEmpty())) {
      FacetsCollector others = new FacetsCollector();
      searcher.search(filtered(asked, false), others);
      count(asked, others, true);
    }
    return top.getTotalHits();
  }

  /** The facets that have a choice of their own, or those that have none. */
  void count(Asked asked, FacetsCollector hits, boolean chosen) throws IOException {
    var counts = new SortedSetDocValuesFacetCounts(state, hits);
    for (String facet : FACETS) {
      if (asked.choice(facet).isEmpty() != chosen) counts.getTopChildren(VALUES, facet);
    }
  }

  static Query filtered(Asked asked, boolean withChoices) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(asked.text(), Occur.MUST);
    if (!withChoices) return all.build();
    for (String facet : List.of("topic", "mission")) {
      String value = asked.choice(facet);
      if (!value.isEmpty()) all.add(new TermQuery(new Term(facet, value)), Occur.FILTER);
    }
    String[] fields = asked.fields();
    if (!fields[5].isEmpty()) {
      all.add(IntPoint.newRangeQuery("date", day(fields[5]), day(fields[6])), Occur.FILTER);
    }
    return all.build();
  }

  // Measuring -----------------------------------------------------------------------------------

  static long threadCpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  static long processCpu() {
    return ((com.sun.management.OperatingSystemMXBean)
            ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  static double peakMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM")) return Double.parseDouble(line.split("\\s+")[1]) * 1024e-6;
    }
    return 0;
  }

  static double folderMegabytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          * 1e-6;
    }
  }
}

// Package frames reads the golden frames of packages/data-frames with the official decoder.
package frames

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"glance/e2e/conformance/dataplane"
	"glance/e2e/conformance/hosttest"
)

const folderMeaning = "a folder with <name>.arrow and <name>.json of each golden frame"

func TestTheOfficialDecoderReadsEveryGoldenFrameAsItsGoldenFileSays(t *testing.T) {
	for name, frame := range goldenFrames(t) {
		t.Run(name, func(t *testing.T) {
			actual, err := data.FrameToJSON(frame, data.IncludeAll)
			if err != nil {
				t.Fatal(err)
			}
			golden, err := os.ReadFile(filepath.Join(folder(t), name+".json"))
			if err != nil {
				t.Fatal(err)
			}
			if got, want := comparable(t, actual), comparable(t, golden); !reflect.DeepEqual(got, want) {
				t.Errorf("read as\n%s\nbut the golden file says\n%s", indented(t, got), indented(t, want))
			}
		})
	}
}

func TestAlertingAcceptsEveryGoldenFrameOfADataplaneType(t *testing.T) {
	accepted := map[string][]string{}
	for name, frame := range goldenFrames(t) {
		if frame.Meta == nil || (!frame.Meta.Type.IsTimeSeries() && !frame.Meta.Type.IsNumeric()) {
			continue
		}
		labels, err := dataplane.Accept(data.Frames{frame})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		accepted[name] = labels
	}
	want := map[string][]string{
		"multi":       {"host=b"},
		"noData":      {},
		"numericLong": {"currency=EUR, subscription=Production", "currency=USD, subscription=Test"},
		"wide":        {`(none)=ü "quoted", subscription=Production`, "subscription=Test"},
	}
	if !reflect.DeepEqual(accepted, want) {
		t.Errorf("accepted %q, want %q", accepted, want)
	}
}

func TestTimesAreExactToTheNanosecond(t *testing.T) {
	field, _ := goldenFrames(t)["allTypes"].FieldByName("time")
	for row, ms := range []int64{-1, 0, 1_700_000_000_123} {
		if at := field.At(row).(time.Time); at.UnixNano() != ms*1_000_000 {
			t.Errorf("row %d is %d ns, want %d ms", row, at.UnixNano(), ms)
		}
	}
}

func folder(t *testing.T) string {
	t.Helper()
	return hosttest.Variable(t, "GLANCE_GOLDEN_FRAMES", folderMeaning)
}

func goldenFrames(t *testing.T) map[string]*data.Frame {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder(t), "*.arrow"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Fatalf("GLANCE_GOLDEN_FRAMES holds no frame: it must be %s", folderMeaning)
	}
	frames := map[string]*data.Frame{}
	for _, path := range paths {
		encoded, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".arrow")
		if frames[name], err = data.UnmarshalArrowFrame(encoded); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return frames
}

// comparable parses JSON so that two texts of one value become deeply equal: numbers keep all digits of an integer and
// are otherwise compared as floats.
func comparable(t *testing.T, text []byte) any {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	if _, err := decoder.Token(); err != io.EOF {
		t.Fatalf("more than one value in %s", text)
	}
	return canonical(t, value)
}

func canonical(t *testing.T, value any) any {
	switch typed := value.(type) {
	case json.Number:
		if _, err := strconv.ParseInt(typed.String(), 10, 64); err == nil {
			return typed.String()
		}
		if _, err := strconv.ParseUint(typed.String(), 10, 64); err == nil {
			return typed.String()
		}
		float, err := typed.Float64()
		if err != nil {
			t.Fatal(err)
		}
		return strconv.FormatFloat(float, 'g', -1, 64)
	case map[string]any:
		for key, child := range typed {
			typed[key] = canonical(t, child)
		}
	case []any:
		for index, child := range typed {
			typed[index] = canonical(t, child)
		}
	}
	return value
}

func indented(t *testing.T, value any) string {
	t.Helper()
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

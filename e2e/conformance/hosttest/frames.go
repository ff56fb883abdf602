package hosttest

import (
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// ExpectOption expects that the answer for a variable, texts and values, has these among them.
func ExpectOption(t *testing.T, answer backend.DataResponse, text string, value string) {
	t.Helper()
	if texts := Column(t, answer, "text"); !slices.Contains(texts, text) || len(answer.Frames[0].Fields) != 2 {
		t.Errorf("the texts are %v", texts)
	}
	if values := Column(t, answer, "value"); !slices.Contains(values, value) {
		t.Errorf("the values are %v", values)
	}
}

// OnlyFrame returns the frame of an answer that has no other.
func OnlyFrame(t *testing.T, answer backend.DataResponse) *data.Frame {
	t.Helper()
	if answer.Error != nil || len(answer.Frames) != 1 {
		t.Fatalf("%d frames, %v", len(answer.Frames), answer.Error)
	}
	return answer.Frames[0]
}

// ExpectWide expects that a frame of query A says that it is wide series, and what was asked of the vendor.
func ExpectWide(t *testing.T, frame *data.Frame) {
	t.Helper()
	meta := frame.Meta
	if frame.RefID != "A" || meta.Type != data.FrameTypeTimeSeriesWide || meta.TypeVersion != (data.FrameTypeVersion{0, 1}) || meta.ExecutedQueryString == "" {
		t.Errorf("the frame of %q has the meta %+v", frame.RefID, meta)
	}
}

// ExpectColumns expects a frame to have columns of these names and types, and no others.
func ExpectColumns(t *testing.T, frame *data.Frame, want map[string]data.FieldType) {
	t.Helper()
	got := map[string]data.FieldType{}
	for _, field := range frame.Fields {
		got[field.Name] = field.Type()
	}
	if !maps.Equal(got, want) {
		t.Errorf("the columns are %v, want %v", got, want)
	}
}

// ExpectLargestFirst expects series in the order of their sums.
func ExpectLargestFirst(t *testing.T, series []*data.Field) {
	t.Helper()
	before := math.Inf(1)
	for _, field := range series {
		sum := Sum(t, field)
		if sum > before {
			t.Errorf("%s has %v and comes after %v", field.Labels, sum, before)
		}
		before = sum
	}
}

// Sum adds up the numbers of a field that has no nulls.
func Sum(t *testing.T, field *data.Field) float64 {
	t.Helper()
	var sum float64
	for row := range field.Len() {
		value, given := field.ConcreteAt(row)
		if !given {
			t.Fatalf("row %d of %s is null", row, field.Labels)
		}
		sum += value.(float64)
	}
	return sum
}

// Column returns the texts of a column that has no nulls.
func Column(t *testing.T, answer backend.DataResponse, name string) []string {
	t.Helper()
	field, _ := OnlyFrame(t, answer).FieldByName(name)
	if field == nil {
		t.Fatalf("there is no column %s", name)
	}
	values := make([]string, field.Len())
	for row := range values {
		value, given := field.ConcreteAt(row)
		if !given {
			t.Fatalf("row %d of %s is null", row, name)
		}
		values[row] = value.(string)
	}
	return values
}
